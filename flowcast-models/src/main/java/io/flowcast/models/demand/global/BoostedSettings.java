package io.flowcast.models.demand.global;

import io.flowcast.models.demand.boost.BoostSettings;

/** How a {@link BoostedForecaster} learns. Immutable; {@link #builder} starts from what suits some thousand rows of daily sales. */
public final class BoostedSettings {
    final int horizon;
    final int origins;
    final int samples;
    final int leastSamples;
    final int parts;
    final SoldOutDays soldOut;
    final double[] levels;
    final BoostSettings meanTrees;
    final BoostSettings quantileTrees;
    final boolean plansExplain;
    final double levelShare;
    final BoostSettings levelTrees;

    private BoostedSettings(Builder b) {
        horizon = b.horizon;
        origins = b.origins;
        samples = b.samples;
        leastSamples = b.leastSamples;
        parts = b.parts;
        soldOut = b.soldOut;
        levels = b.levels.clone();
        meanTrees = b.meanTrees;
        quantileTrees = b.quantileTrees;
        plansExplain = b.plansExplain;
        levelShare = b.levelShare;
        levelTrees = b.levelTrees;
    }

    /**
     * Starts from the defaults.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link BoostedSettings}. */
    public static final class Builder {
        private int horizon;
        private int origins = 12;
        private int samples = 1_000_000;
        private int leastSamples = 5_000;
        private int parts = 3;
        private SoldOutDays soldOut = SoldOutDays.COMPLETED;
        private double[] levels = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};
        private BoostSettings meanTrees = trees(120);
        private BoostSettings quantileTrees = trees(160);
        private boolean plansExplain;
        private double levelShare;
        private BoostSettings levelTrees = trees(160);

        /** Slow and small: days are few, however many rows share them, and larger trees learn each by heart. */
        private static BoostSettings trees(int rounds) {
            return BoostSettings.builder()
                    .rounds(rounds)
                    .learningRate(0.05)
                    .leaves(24)
                    .leastRows(200)
                    .l2(5)
                    .featureFraction(0.3)
                    .rowFraction(0.7)
                    .build();
        }

        private Builder() {}

        /**
         * Sets the steps ahead that are learned; a forecast further ahead takes the last of them for all beyond.
         *
         * @param value at least 1; two seasons, at least 14 steps, unless told
         * @return this builder
         */
        public Builder horizon(int value) {
            horizon = atLeast("horizon", value, 1);
            return this;
        }

        /**
         * Sets from how many past origins is learned.
         *
         * @param value at most that many, at least 1
         * @return this builder
         */
        public Builder origins(int value) {
            origins = atLeast("origins", value, 1);
            return this;
        }

        /**
         * Sets from how many samples (row, origin, step) is learned; of more, some are drawn.
         *
         * @param value at most about that many, at least 1
         * @return this builder
         */
        public Builder samples(int value) {
            samples = atLeast("samples", value, 1);
            return this;
        }

        /**
         * Sets below how many samples the fallback takes over.
         *
         * @param value at least 1
         * @return this builder
         */
        public Builder leastSamples(int value) {
            leastSamples = atLeast("leastSamples", value, 1);
            return this;
        }

        /**
         * Sets into how many parts rows are dealt: trees are grown once without each, their forecasts are averaged, and the spread is judged on the rows left out.
         *
         * @param value at least 1; with 1 all rows are learned from once, and their spread is taken as it is. Panels of less than 20 rows a part have one
         * @return this builder
         */
        public Builder parts(int value) {
            parts = atLeast("parts", value, 1);
            return this;
        }

        /**
         * Sets which days quantiles speak of.
         *
         * @param value all days unless told
         * @return this builder
         */
        public Builder soldOut(SoldOutDays value) {
            soldOut = value;
            return this;
        }

        /**
         * Sets the quantiles that are learned.
         *
         * @param value rising levels between 0 and 1, at least two
         * @return this builder
         */
        public Builder levels(double... value) {
            double last = 0;
            for (double level : value) {
                if (!(level > last && level < 1)) {
                    throw new IllegalArgumentException("levels must rise between 0 and 1");
                }
                last = level;
            }
            if (value.length < 2) {
                throw new IllegalArgumentException("at least two levels, not " + value.length);
            }
            levels = value.clone();
            return this;
        }

        /**
         * Sets how the trees of the mean grow.
         *
         * @param value the settings
         * @return this builder
         */
        public Builder meanTrees(BoostSettings value) {
            meanTrees = value;
            return this;
        }

        /**
         * Sets how the trees of the quantiles grow.
         *
         * @param value the settings
         * @return this builder
         */
        public Builder quantileTrees(BoostSettings value) {
            quantileTrees = value;
            return this;
        }

        /**
         * Sets whether each quantile also gets trees of its own, and how much they count: those of all quantiles share their splits, which are the best for none of them.
         *
         * @param share of trees of one quantile in its forecast, from 0 to 1; 0 unless told, and then none are grown
         * @param trees how they grow
         * @return this builder
         */
        public Builder levelTrees(double share, BoostSettings trees) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be from 0 to 1, not " + share);
            }
            levelShare = share;
            levelTrees = trees;
            return this;
        }

        /**
         * Sets whether covariates that are known ahead explain what all rows have in common after an origin: then nothing of it is taken out before trees grow, since a
         * promotion of all rows would go with it, and the runs of switches become features. It takes a history of many such promotions.
         *
         * @param value false unless told
         * @return this builder
         */
        public Builder plansExplain(boolean value) {
            plansExplain = value;
            return this;
        }

        private static int atLeast(String name, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
            return value;
        }

        /**
         * The settings.
         *
         * @return immutable settings
         */
        public BoostedSettings build() {
            return new BoostedSettings(this);
        }
    }

    @Override
    public String toString() {
        return "horizon=" + horizon + ", origins=" + origins + ", samples=" + samples + ", parts=" + parts
                + ", soldOut=" + soldOut + (plansExplain ? ", plansExplain" : "")
                + (levelShare > 0 ? ", levelShare=" + levelShare : "");
    }
}
