package io.flowcast.models.demand.boost;

import java.util.Arrays;

/** How trees are grown. Immutable; {@link #builder} starts from what suits tables of some hundred thousand rows. */
public final class BoostSettings {
    final int rounds;
    final double learningRate;
    final int leaves;
    final int depth;
    final int leastRows;
    final double leastCurvature;
    final double l2;
    final double leastGain;
    final double featureFraction;
    final double rowFraction;
    final double topGradients;
    final double otherGradients;
    final int patience;
    final int directions;
    final int[] monotone;
    final double categorySmoothing;
    final double categoryL2;
    final int mostCategories;
    final int leastCategoryRows;

    private BoostSettings(Builder b) {
        rounds = b.rounds;
        learningRate = b.learningRate;
        leaves = b.leaves;
        depth = b.depth;
        leastRows = b.leastRows;
        leastCurvature = b.leastCurvature;
        l2 = b.l2;
        leastGain = b.leastGain;
        featureFraction = b.featureFraction;
        rowFraction = b.rowFraction;
        topGradients = b.topGradients;
        otherGradients = b.otherGradients;
        patience = b.patience;
        directions = b.directions;
        monotone = b.monotone;
        categorySmoothing = b.categorySmoothing;
        categoryL2 = b.categoryL2;
        mostCategories = b.mostCategories;
        leastCategoryRows = b.leastCategoryRows;
    }

    /**
     * 200 rounds of trees with 31 leaves at a learning rate of 0.1, on all rows and features.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link BoostSettings}. */
    public static final class Builder {
        private int rounds = 200;
        private double learningRate = 0.1;
        private int leaves = 31;
        private int depth = Integer.MAX_VALUE;
        private int leastRows = 20;
        private double leastCurvature = 1e-3;
        private double l2;
        private double leastGain;
        private double featureFraction = 1;
        private double rowFraction = 1;
        private double topGradients;
        private double otherGradients;
        private int patience;
        private int directions = 2;
        private int[] monotone = new int[0];
        private double categorySmoothing = 10;
        private double categoryL2 = 10;
        private int mostCategories = 32;
        private int leastCategoryRows = 100;

        private Builder() {}

        /**
         * Sets the number of trees.
         *
         * @param value at least 1
         * @return this builder
         */
        public Builder rounds(int value) {
            rounds = atLeast("rounds", value, 1);
            return this;
        }

        /**
         * Sets the part of each step that is taken.
         *
         * @param value above 0, at most 1
         * @return this builder
         */
        public Builder learningRate(double value) {
            learningRate = within("learningRate", value, Double.MIN_NORMAL, 1);
            return this;
        }

        /**
         * Sets the leaves of a tree.
         *
         * @param value at most that many, from 2 to 8191
         * @return this builder
         */
        public Builder leaves(int value) {
            leaves = (int) within("leaves", value, 2, 8191);
            return this;
        }

        /**
         * Sets the depth of a tree.
         *
         * @param value splits above a leaf at most, at least 1; unlimited unless told
         * @return this builder
         */
        public Builder depth(int value) {
            depth = atLeast("depth", value, 1);
            return this;
        }

        /**
         * Sets the rows of a leaf.
         *
         * @param value at least that many, whatever their weights
         * @return this builder
         */
        public Builder leastRows(int value) {
            leastRows = atLeast("leastRows", value, 1);
            return this;
        }

        /**
         * Sets the sum of curvatures (of weights, where the curvature is 1) of a leaf.
         *
         * @param value at least that much
         * @return this builder
         */
        public Builder leastCurvature(double value) {
            leastCurvature = within("leastCurvature", value, 0, Double.MAX_VALUE);
            return this;
        }

        /**
         * Sets the ridge penalty of leaf values.
         *
         * @param value added to the sum of curvatures of a leaf, at least 0
         * @return this builder
         */
        public Builder l2(double value) {
            l2 = within("l2", value, 0, Double.MAX_VALUE);
            return this;
        }

        /**
         * Sets the gain that a split must exceed.
         *
         * @param value at least 0, in squared multiples of {@link TrainingRows#unit} and weight for squared errors
         * @return this builder
         */
        public Builder leastGain(double value) {
            leastGain = within("leastGain", value, 0, Double.MAX_VALUE);
            return this;
        }

        /**
         * Sets the part of the features that a tree may use, drawn anew for each.
         *
         * @param value above 0, at most 1; at least one feature is drawn
         * @return this builder
         */
        public Builder featureFraction(double value) {
            featureFraction = within("featureFraction", value, Double.MIN_NORMAL, 1);
            return this;
        }

        /**
         * Sets the chance of a row to be seen by a tree, drawn anew for each (Friedman 2002, Computational Statistics &amp; Data Analysis 38).
         *
         * @param value above 0, at most 1
         * @return this builder
         */
        public Builder rowFraction(double value) {
            rowFraction = within("rowFraction", value, Double.MIN_NORMAL, 1);
            return this;
        }

        /**
         * Samples rows by gradient (GOSS; Ke et al. 2017, section 3): those with the largest ones, and a part of the others with more weight. Replaces {@link #rowFraction}.
         *
         * @param top part of all rows with the largest gradients, from 0 to 1; 0 switches the method off
         * @param other part of all rows drawn from the rest, above 0
         * @return this builder
         */
        public Builder gradientSampling(double top, double other) {
            topGradients = within("top", top, 0, 1);
            otherGradients = within("other", other, 0, 1 - top);
            if (top > 0 && top < 1 && other <= 0) {
                throw new IllegalArgumentException("other above 0, not " + other);
            }
            return this;
        }

        /**
         * Stops when the validation loss has not fallen for some rounds, and keeps the trees up to the best round.
         *
         * @param value rounds without improvement, 0 to never stop early
         * @return this builder
         */
        public Builder patience(int value) {
            patience = atLeast("patience", value, 0);
            return this;
        }

        /**
         * Sets along how many directions a split is judged when a loss has several outputs.
         *
         * @param value from 1 to 3
         * @return this builder
         */
        public Builder directions(int value) {
            directions = (int) within("directions", value, 1, 3);
            return this;
        }

        /**
         * Lets predictions only rise or only fall with a feature; for losses with one output.
         *
         * @param signs one for each feature: 1 to rise, -1 to fall, 0 for free; empty for no constraint
         * @return this builder
         */
        public Builder monotone(int... signs) {
            for (int s : signs) {
                within("sign", s, -1, 1);
            }
            monotone = signs.clone();
            return this;
        }

        /**
         * Sets how splits of categories are kept from chance.
         *
         * @param smoothing curvature added to each category when they are ordered by gradient; rarer categories are left out
         * @param ridge added to {@link #l2} in the gain
         * @param most categories on the smaller side
         * @param leastRows rows that categories bring in, at least, between two places where a split is tried
         * @return this builder
         */
        public Builder categories(double smoothing, double ridge, int most, int leastRows) {
            categorySmoothing = within("smoothing", smoothing, 0, Double.MAX_VALUE);
            categoryL2 = within("ridge", ridge, 0, Double.MAX_VALUE);
            mostCategories = atLeast("most", most, 1);
            leastCategoryRows = atLeast("leastRows", leastRows, 1);
            return this;
        }

        private static int atLeast(String name, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
            return value;
        }

        private static double within(String name, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", not " + value);
            }
            return value;
        }

        /**
         * The settings.
         *
         * @return immutable settings
         */
        public BoostSettings build() {
            return new BoostSettings(this);
        }
    }

    @Override
    public String toString() {
        return "rounds=" + rounds + ", learningRate=" + learningRate + ", leaves=" + leaves + ", depth=" + depth
                + ", leastRows="
                + leastRows + ", leastCurvature=" + leastCurvature + ", l2=" + l2 + ", leastGain=" + leastGain
                + ", featureFraction=" + featureFraction + ", rowFraction=" + rowFraction + ", topGradients="
                + topGradients
                + ", otherGradients=" + otherGradients + ", patience=" + patience + ", directions=" + directions
                + ", monotone=" + Arrays.toString(monotone) + ", categorySmoothing=" + categorySmoothing
                + ", categoryL2="
                + categoryL2 + ", mostCategories=" + mostCategories + ", leastCategoryRows=" + leastCategoryRows;
    }
}
