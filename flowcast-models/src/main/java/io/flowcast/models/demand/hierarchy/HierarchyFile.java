package io.flowcast.models.demand.hierarchy;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.ModelInput;
import io.flowcast.models.demand.internal.ModelOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes and reads fitted hierarchies.
 *
 * <p>Format {@value #FORMAT}, version {@value #VERSION}, in the frame of {@link ModelOutput}: text levels, text reconciliation; provenance; list of leaves (text site, text
 * product); list of the names of the aggregates; int array of the first aggregate of each level and the end; int array of the aggregates of the leaves, leaf after leaf; double array
 * of the usual demand of each leaf; int number of past errors, double shrinkage, double array of errors node after node; the base model as a part.
 */
final class HierarchyFile {
    private static final String FORMAT = "flowcast-hierarchy";
    private static final int VERSION = 1;

    private HierarchyFile() {}

    static void write(FittedHierarchy model, OutputStream stream) throws IOException {
        ModelOutput.write(stream, FORMAT, VERSION, model.name, out -> {
            DataOutputStream data = out.data();
            out.text(model.levels.facts().toString());
            out.text(model.how.name());
            out.provenance(model.provenance());
            Hierarchy tree = model.tree;
            data.writeInt(tree.leaves);
            for (SeriesKey key : tree.leafKeys) {
                out.key(key);
            }
            out.texts(tree.aggregateKeys.stream().map(SeriesKey::productId).toList());
            out.ints(tree.levelStart);
            out.ints(tree.parents());
            out.doubles(model.usual);
            data.writeInt(model.correlations.steps());
            data.writeDouble(model.correlations.shrinkage());
            out.doubles(model.correlations.errors());
            out.part(model.base);
        });
    }

    static FittedHierarchy read(
            String name, DemandForecaster base, Levels levels, Reconciliation how, InputStream stream)
            throws IOException {
        return ModelInput.read(stream, FORMAT, VERSION, name, in -> {
            in.section("levels");
            in.expect("levels", levels.facts().toString(), in.text());
            in.expect("reconciliation", how.name(), in.text());
            in.section("provenance");
            Provenance made = in.provenance(name);
            in.section("leaves");
            List<SeriesKey> leaves = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                leaves.add(in.key());
            }
            in.section("aggregates");
            List<SeriesKey> aggregates =
                    in.texts().stream().map(SeriesKey::named).toList();
            int n = leaves.size();
            int a = aggregates.size();
            int[] start = in.ints();
            ModelInput.must(start.length == levels.facts().size() + 1 && within(start, a + 1), "levels do not fit");
            int[] parents = in.ints();
            ModelInput.must(
                    parents.length == Math.multiplyExact(n, levels.facts().size()) && within(parents, a),
                    "leaves do not fit");
            in.section("errors");
            double[] usual = in.doubles();
            ModelInput.must(usual.length == n, "expected " + n + " usual demands");
            int steps = in.count();
            double shrinkage = in.data().readDouble();
            double[] errors = in.doubles();
            ModelInput.must(errors.length == Math.multiplyExact(steps, n + a), "errors do not fit");
            in.section("base");
            FittedDemand fitted = in.part(base);
            return new FittedHierarchy(
                    name,
                    levels,
                    how,
                    fitted,
                    new Hierarchy(leaves, aggregates, start, parents),
                    usual,
                    new Correlations(steps, errors, shrinkage),
                    ModelInput.madeOf(made, List.of(fitted)));
        });
    }

    private static boolean within(int[] numbers, int end) {
        return Arrays.stream(numbers).allMatch(number -> number >= 0 && number < end);
    }
}
