package io.flowcast.connectors.file;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Severity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists what the sections of a settings file assume; a value without a reason becomes a finding. */
final class Assumptions {
    private static final String REASONS = "reasons";
    private static final String ITEMS = "items";

    private Assumptions() {}

    static List<Assumption> of(Record file, JsonDocument document, FindingCollector findings) {
        List<Assumption> assumptions = new ArrayList<>();
        for (RecordComponent component : file.getClass().getRecordComponents()) {
            if (get(component, file) instanceof Record section) {
                section(component.getName(), section, document, assumptions, findings);
            }
        }
        return List.copyOf(assumptions);
    }

    private static void section(
            String name,
            Record section,
            JsonDocument document,
            List<Assumption> assumptions,
            FindingCollector findings) {
        Map<?, ?> reasons = Map.of();
        List<RecordComponent> fields = new ArrayList<>();
        boolean hasReasons = false;
        Record values = section;
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            Object value = get(component, section);
            if (component.getName().equals(REASONS) && value instanceof Map<?, ?> map) {
                reasons = map;
                hasReasons = true;
            } else if (component.getName().equals(ITEMS) && value instanceof List<?> items) {
                if (!items.isEmpty() && items.get(0) instanceof Record first) {
                    fields.addAll(List.of(first.getClass().getRecordComponents()));
                    values = first;
                }
            } else {
                fields.add(component);
            }
        }
        if (!hasReasons) {
            return;
        }
        boolean single = values.equals(section);
        for (RecordComponent field : fields) {
            Object reason = reasons.get(field.getName());
            if (reason == null) {
                findings.add(
                        Severity.WARNING,
                        "scenario.no-reason",
                        document.place("/" + name),
                        field.getName(),
                        "",
                        "Maybe the value was added without saying where it comes from.");
            } else {
                String value = single ? String.valueOf(get(field, section)) : "";
                assumptions.add(new Assumption(name, field.getName(), value, reason.toString()));
            }
        }
        if (fields.isEmpty()) {
            reasons.forEach(
                    (field, reason) -> assumptions.add(new Assumption(name, field.toString(), "", reason.toString())));
        }
    }

    private static @Nullable Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
