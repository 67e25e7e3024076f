package io.flowcast.models.demand.smoothing;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.internal.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Reads what {@link SmoothingFile} wrote; anything else is a finding with its line. */
final class SmoothingReader {
    private final String name;
    private final BufferedReader in;
    private final CRC32 read = new CRC32();
    /** Check sum of the lines before the current one. */
    private long sum;

    private int number;
    private String[] fields = new String[0];

    SmoothingReader(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    FittedSmoothing read() throws IOException {
        next();
        if (!fields[0].equals(SmoothingFile.FORMAT)) {
            throw refuse("model.wrong-format", "format", fields[0], "Maybe this is not a saved demand model.");
        }
        try {
            return readBody();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw refuse(
                    "model.damaged",
                    fields.length == 0 ? "line" : fields[0],
                    String.join(" ", fields),
                    "Maybe the file was cut off or changed: " + e.getMessage());
        }
    }

    private FittedSmoothing readBody() throws IOException {
        int version = Integer.parseInt(fields[1]);
        if (version > SmoothingFile.VERSION) {
            throw refuse("model.later-version", "version", fields[1], "Maybe it was saved by a later release.");
        }
        expect("model");
        if (!fields[1].equals(name)) {
            throw refuse(
                    "model.other-forecaster", "model", fields[1], "Maybe it belongs to the forecaster of that name.");
        }
        expect("calendar");
        List<Integer> seasons = Arrays.stream(fields, 3, fields.length)
                .filter(f -> !f.isEmpty())
                .map(Integer::valueOf)
                .toList();
        Timeline calendar = new Timeline(
                Timeline.Step.valueOf(fields[1]),
                fields[2].equals("-") ? null : LocalDateTime.parse(fields[2]),
                seasons);
        expect("counts");
        boolean integer = truth(fields[1]);
        expect("origin");
        int origin = Integer.parseInt(fields[1]);
        expect("provenance");
        String[] made = fields;
        Map<String, String> parameters = new HashMap<>();
        next();
        while (fields[0].equals("parameter")) {
            parameters.put(text(fields[1]), text(fields[2]));
            next();
        }
        Provenance provenance = new Provenance(
                "forecast",
                name,
                text(made[1]),
                parameters,
                text(made[4]),
                Long.parseLong(made[2]),
                Instant.parse(made[3]),
                Map.of(),
                List.of());
        Findings findings = findings();
        Pool pool = pool();
        must(fields[0].equals("dates"), "expected dates");
        int dates = Integer.parseInt(fields[1]);
        List<SmoothingRow> rows = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
        next();
        while (fields[0].equals("row")) {
            rows.add(row());
            scores.add(scores(dates));
            next();
        }
        must(fields[0].equals("end") && Integer.parseInt(fields[1]) == rows.size(), "rows are missing");
        must(version == 1 || Long.parseLong(fields[2]) == sum, "the check sum differs");
        return new FittedSmoothing(
                name,
                calendar,
                integer,
                origin,
                List.copyOf(rows),
                pool,
                new PastScores(dates, scores.toArray(float[][]::new)),
                findings,
                provenance);
    }

    /** Reads findings; leaves the line after them current. */
    private Findings findings() throws IOException {
        List<Finding> listed = new ArrayList<>();
        Map<String, Long> byCode = new LinkedHashMap<>();
        Map<Severity, Long> bySeverity = new LinkedHashMap<>();
        while (fields[0].equals("finding")) {
            Place place = new Place(text(fields[3]), Long.parseLong(fields[4]), text(fields[5]));
            Severity severity = Severity.valueOf(fields[1]);
            listed.add(
                    new Finding(text(fields[2]), severity, place, text(fields[6]), text(fields[7]), text(fields[8])));
            next();
        }
        while (fields[0].equals("code-count")) {
            byCode.put(text(fields[1]), Long.valueOf(fields[2]));
            next();
        }
        while (fields[0].equals("severity-count")) {
            bySeverity.put(Severity.valueOf(fields[1]), Long.valueOf(fields[2]));
            next();
        }
        return byCode.isEmpty() ? Findings.none() : new Findings(listed, byCode, bySeverity);
    }

    /** Reads a pool from the current line on; leaves the line after it current. */
    private Pool pool() throws IOException {
        must(fields[0].equals("usual"), "expected usual");
        String[] usual = fields;
        expect("shape");
        Shape shape = Shape.ofKnots(numbers(1));
        expect("excess");
        double[] excess = numbers(1);
        must(excess.length == Pool.CLASSES, "expected " + Pool.CLASSES + " classes");
        double[][] factor = new double[Pool.CLASSES][];
        for (int c = 0; c < Pool.CLASSES; c++) {
            expect("factor");
            must(Integer.parseInt(fields[1]) == c, "classes are out of order");
            factor[c] = numbers(2);
            must(factor[c].length > 0, "a class has no factor");
        }
        SeasonPool seasons = seasons();
        return new Pool(
                excess, factor, shape, number(usual[1]), number(usual[2]), number(usual[3]), truth(usual[4]), seasons);
    }

    /** Reads the season in common; leaves the line after it current. */
    private SeasonPool seasons() throws IOException {
        expect("season");
        int period = Integer.parseInt(fields[1]);
        int sharing = Integer.parseInt(fields[2]);
        double[] all = factors(period);
        Map<String, SeasonPool.Pattern> byProduct = new TreeMap<>();
        next();
        while (fields[0].equals("product")) {
            must(Integer.parseInt(fields[2]) > 0, "a product has no rows");
            byProduct.put(text(fields[1]), new SeasonPool.Pattern(factors(period), Integer.parseInt(fields[2])));
            next();
        }
        return new SeasonPool(period, all, sharing, byProduct);
    }

    private double[] factors(int period) {
        double[] factors = numbers(3);
        must(factors.length == 0 || factors.length == period, "expected " + period + " factors");
        must(Arrays.stream(factors).allMatch(f -> f > 0), "factors must be above 0");
        return factors;
    }

    /** Reads a row from the current line on. */
    private SmoothingRow row() throws IOException {
        String[] f = fields;
        EtsForm form = EtsForm.valueOf(f[3]);
        EtsFit fit = new EtsFit(form, number(f[4]), number(f[5]), number(f[6]), number(f[7]));
        expect("first");
        EtsState first = state(form);
        expect("last");
        EtsState last = state(form);
        double size = number(f[8]);
        must(size > 0, "the size must be above 0");
        return new SmoothingRow(
                new SeriesKey(text(f[1]), text(f[2])),
                fit,
                Integer.parseInt(f[12]),
                first,
                Integer.parseInt(f[13]),
                last,
                size,
                truth(f[9]),
                number(f[10]),
                number(f[11]));
    }

    private EtsState state(EtsForm form) {
        must(fields.length >= 4, "a state has at least three numbers");
        EtsState state = new EtsState(fields.length - 4);
        must(form.seasonal() == fields.length > 4, "the seasons do not fit the form");
        state.level = number(fields[1]);
        state.trend = number(fields[2]);
        state.phase = Integer.parseInt(fields[3]);
        must(state.phase >= 0 && state.phase <= Math.max(0, state.season.length - 1), "the phase is not in the season");
        System.arraycopy(numbers(4), 0, state.season, 0, state.season.length);
        return state;
    }

    private float[] scores(int dates) throws IOException {
        expect("scores");
        float[] scores = new float[fields.length - 1];
        must(scores.length == 0 || scores.length == dates, "expected " + dates + " scores");
        for (int i = 0; i < scores.length; i++) {
            scores[i] = fields[i + 1].equals("-") ? Float.NaN : (float) number(fields[i + 1]);
        }
        return scores;
    }

    private double[] numbers(int from) {
        return Arrays.stream(fields, from, fields.length)
                .mapToDouble(SmoothingReader::number)
                .toArray();
    }

    private static double number(String field) {
        double value = Double.parseDouble(field);
        must(Double.isFinite(value), field + " is not finite");
        return value;
    }

    private static boolean truth(String field) {
        must(field.equals("true") || field.equals("false"), field + " is neither true nor false");
        return field.equals("true");
    }

    private static void must(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String text(String field) {
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                c = switch (field.charAt(++i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> '\\';
                };
            }
            text.append(c);
        }
        return text.toString();
    }

    private void expect(String kind) throws IOException {
        next();
        must(fields[0].equals(kind), "expected " + kind);
    }

    private void next() throws IOException {
        sum = read.getValue();
        String line = in.readLine();
        number++;
        if (line != null) {
            read.update(line.getBytes(StandardCharsets.UTF_8));
            read.update('\n');
        }
        fields = line == null ? new String[] {"end of file"} : line.split("\t", -1);
    }

    private InvalidInputException refuse(String code, String field, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.line("model", number), field, value, cause)));
    }
}
