package io.flowcast.benchmarks.forecast;

import io.flowcast.api.run.RunContext;
import io.flowcast.models.demand.boost.BinnedTable;
import io.flowcast.models.demand.boost.BoostSettings;
import io.flowcast.models.demand.boost.Boosting;
import io.flowcast.models.demand.boost.Losses;
import io.flowcast.models.demand.boost.TableBuilder;
import io.flowcast.models.demand.boost.TrainingRows;
import io.flowcast.models.demand.linear.ElasticNet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;

/**
 * Tribuo's tree learners, its elastic net and our trees, for squared errors on some rows of the table that {@code boost_table.py} makes: {@code DIR TRAINING_ROWS ROUNDS}.
 *
 * <p>All features are numbers here, and each missing value is -1, as Tribuo's trees know neither categories nor gaps. One thread each.
 */
public final class TribuoComparison {
    private final float[][] train;
    private final float[][] test;
    private final String[] names;

    private TribuoComparison(Path folder, int use) throws IOException {
        BoostTable source = new BoostTable(folder);
        names = source.names.toArray(new String[0]);
        train = new float[names.length][use];
        test = new float[names.length][];
        for (int c = 0; c < names.length; c++) {
            float[] values = source.column(c);
            for (int r = 0; r < values.length; r++) {
                values[r] = Float.isNaN(values[r]) ? -1 : values[r];
            }
            for (int r = 0; r < use; r++) { // spread over all training days
                train[c][r] = values[(int) ((long) r * source.train / use)];
            }
            test[c] = Arrays.copyOfRange(values, source.train, source.rows);
        }
    }

    /**
     * Trains and measures.
     *
     * @param args folder, training rows, rounds
     * @throws IOException if the table cannot be read
     */
    public static void main(String[] args) throws IOException {
        TribuoComparison comparison = new TribuoComparison(Path.of(args[0]), Integer.parseInt(args[1]));
        int rounds = Integer.parseInt(args[2]);
        comparison.ours(rounds);
        comparison.linear();
        // the histogram method is Tribuo's only one that is meant for tables of this size
        comparison.tribuo(
                "XGBoost",
                new XGBoostRegressionTrainer(
                        XGBoostRegressionTrainer.RegressionType.LINEAR, rounds, 0.1, 0, 6, 1, 1, 1, 1, 0, 1, true, 1));
        comparison.tribuo("CART", new CARTRegressionTrainer(10));
    }

    private void ours(int rounds) {
        RunContext context = RunContext.asOf(LocalDate.EPOCH).build();
        double before = BoostTable.cpu();
        BinnedTable table = table(train, BinnedTable.builder(train[0].length, context));
        var model = new Boosting(
                        BoostSettings.builder().rounds(rounds).leaves(63).build())
                .fit(TrainingRows.of(table, train[0]), Losses.squared(), context);
        double trained = BoostTable.cpu();
        double[] p = model.predict(table(test, table.binning().table(test[0].length, context)), context);
        print(String.format(
                Locale.ROOT,
                "flowcast trees: training with binning %.1f s CPU, predicting %.2f s, loss %.6f",
                trained - before,
                BoostTable.cpu() - trained,
                loss(p)));
    }

    private BinnedTable table(float[][] columns, TableBuilder builder) {
        for (int c = 1; c < columns.length; c++) {
            builder.numeric(names[c], columns[c]);
        }
        return builder.build();
    }

    private void linear() {
        double before = BoostTable.cpu();
        var model = new ElasticNet(0.001, 0.5, 200)
                .fit(
                        Arrays.asList(names).subList(1, names.length),
                        Arrays.copyOfRange(train, 1, names.length),
                        train[0],
                        RunContext.asOf(LocalDate.EPOCH).build());
        double trained = BoostTable.cpu();
        double[] p = model.predict(Arrays.copyOfRange(test, 1, names.length));
        print(String.format(
                Locale.ROOT,
                "elastic net by Tribuo: training %.1f s CPU, predicting %.2f s, loss %.6f",
                trained - before,
                BoostTable.cpu() - trained,
                loss(p)));
    }

    private void tribuo(String name, Trainer<Regressor> trainer) {
        double before = BoostTable.cpu();
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("table", factory), factory);
        for (int r = 0; r < train[0].length; r++) {
            data.add(example(train, r));
        }
        double loaded = BoostTable.cpu();
        Model<Regressor> model = trainer.train(data);
        double trained = BoostTable.cpu();
        double[] p = new double[test[0].length];
        List<Example<Regressor>> rows = new ArrayList<>();
        for (int r = 0; r < p.length; r++) {
            rows.add(example(test, r));
            if (rows.size() == 10_000 || r == p.length - 1) {
                var said = model.predict(rows);
                for (int i = 0; i < said.size(); i++) {
                    p[r + 1 - said.size() + i] = said.get(i).getOutput().getValues()[0];
                }
                rows.clear();
            }
        }
        print(String.format(
                Locale.ROOT,
                "Tribuo %s: loading %.1f s, training %.1f s CPU, predicting %.2f s, loss %.6f",
                name,
                loaded - before,
                trained - loaded,
                BoostTable.cpu() - trained,
                loss(p)));
    }

    private ArrayExample<Regressor> example(float[][] columns, int row) {
        String[] features = Arrays.copyOfRange(names, 1, names.length);
        double[] values = new double[features.length];
        for (int f = 0; f < values.length; f++) {
            values[f] = columns[f + 1][row];
        }
        return new ArrayExample<>(new Regressor("y", columns[0][row]), features, values);
    }

    private double loss(double[] p) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (p[i] - test[0][i]) * (p[i] - test[0][i]);
        }
        return sum / p.length;
    }

    private static void print(String text) {
        System.out.println(text);
    }
}
