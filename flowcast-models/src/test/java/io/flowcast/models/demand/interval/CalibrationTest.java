package io.flowcast.models.demand.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int STEPS = 6;

    /** Rows whose true deviation is a factor of what the method expects. */
    private static Calibration learned(int rows, double factor) {
        CalibrationErrors errors = new CalibrationErrors(rows, STEPS, false);
        SplittableRandom random = new SplittableRandom(1);
        for (int r = 0; r < rows; r++) {
            errors.row(r, new Traits(100, 10));
            for (int h = 0; h < STEPS; h++) {
                errors.add(r, h, 100, 10, Math.max(0, 100 + factor * 10 * random.nextGaussian()));
            }
        }
        return errors.calibration();
    }

    @Test
    void aSpreadThatWasTooNarrowIsWidenedByWhatItWasTooNarrow() {
        Calibration calibration = learned(400, 2);

        assertThat(calibration.deviation(10, new Traits(100, 10), 3)).isCloseTo(20, within(2.0));
        assertThat(learned(400, 1).deviation(10, new Traits(100, 10), 3)).isCloseTo(10, within(1.0));
    }

    @Test
    void fewErrorsAreDrawnToTheSpreadThatTheMethodExpects() {
        double few = learned(2, 3).deviation(10, new Traits(100, 10), 0);
        double many = learned(400, 3).deviation(10, new Traits(100, 10), 0);

        assertThat(few).isBetween(9.0, 0.8 * many);
    }

    @Test
    void withoutErrorsNothingChanges() {
        Calibration none = new CalibrationErrors(3, STEPS, true).calibration();

        assertThat(none.deviation(7, new Traits(50, 2), 4)).isCloseTo(7, within(1e-9));
        assertThat(Calibration.none(false).deviation(7, new Traits(50, 2), 4)).isEqualTo(7);
    }

    @Test
    void rowsWhoseChangesSayMoreThanTheMethodAreTakenByTheirChanges() {
        CalibrationErrors errors = new CalibrationErrors(600, 1, false);
        SplittableRandom random = new SplittableRandom(3);
        for (int r = 0; r < 600; r++) {
            // The method's spread is the same for all rows; the truth is that of their changes.
            double change = r % 2 == 0 ? 4 : 16;
            errors.row(r, new Traits(100, change));
            errors.add(r, 0, 100, 8, Math.max(0, 100 + change * random.nextGaussian()));
        }
        Calibration calibration = errors.calibration();

        double calm = calibration.deviation(8, new Traits(100, 4), 0);
        double wild = calibration.deviation(8, new Traits(100, 16), 0);
        assertThat(wild / calm).isBetween(3.0, 4.5);
    }

    @Test
    void aLongRowCountsNoMoreThanAShortOne() {
        CalibrationErrors errors = new CalibrationErrors(600, 2, false);
        SplittableRandom random = new SplittableRandom(4);
        for (int r = 0; r < 600; r++) {
            // One row in six is wild, but it was forecast from fifty origins, the others from one.
            boolean wild = r % 6 == 0;
            errors.row(r, new Traits(100, 10));
            for (int origin = 0; origin < (wild ? 50 : 1); origin++) {
                errors.add(r, 0, 100, 5, Math.max(0, 100 + (wild ? 15 : 5) * random.nextGaussian()));
            }
        }
        Calibration calibration = errors.calibration();

        // Of 100 rows with three times the deviation and 500 with one, 10 % lie above 1.56 deviations (5/6 Phi(-x) +
        // 1/6 Phi(-x/3)).
        double factor = calibration.deviation(5, new Traits(100, 10), 0) / 5;
        assertThat(factor * standardisedAt(calibration, 1.2816)).isCloseTo(1.56, within(0.25));
    }

    private static double standardisedAt(Calibration calibration, double score) {
        double low = -10;
        double high = 10;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (calibration.shape(100, 0).scoreOf(middle) < score) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void stepsThatOnlyWildRowsWereForecastForGrowAsInTheseRows() {
        CalibrationErrors errors = new CalibrationErrors(800, 4, false);
        SplittableRandom random = new SplittableRandom(5);
        for (int r = 0; r < 800; r++) {
            boolean wild = r % 4 == 0;
            errors.row(r, new Traits(100, 10));
            for (int h = 0; h < (wild ? 4 : 2); h++) {
                errors.add(r, h, 100, 4, Math.max(0, 100 + (wild ? 12 : 4) * random.nextGaussian()));
            }
        }
        Calibration calibration = errors.calibration();

        // No row errs more at later steps than at early ones.
        double early = calibration.deviation(4, new Traits(100, 10), 0);
        double late = calibration.deviation(4, new Traits(100, 10), 3);
        assertThat(late / early).isBetween(0.8, 1.2);
    }

    @Test
    void aRowWithLargeErrorsIsExpectedToHaveThemAgainInPart() {
        CalibrationErrors errors = new CalibrationErrors(201, STEPS, false);
        SplittableRandom random = new SplittableRandom(6);
        for (int r = 0; r < 200; r++) {
            errors.row(r, new Traits(100, 10));
            for (int h = 0; h < STEPS; h++) {
                errors.add(r, h, 100, 5, Math.max(0, 100 + (r == 0 ? 40 : 5) * random.nextGaussian()));
            }
        }
        double[] own = errors.ownFactors(errors.calibration());

        assertThat(own[0]).isBetween(1.3, 2.5);
        assertThat(own[200]).as("a row without errors").isEqualTo(1);
        double log = 0;
        for (double factor : own) {
            log += Math.log(factor);
        }
        assertThat(log).isCloseTo(0, within(1e-9));
    }

    @Test
    void aRowAloneKeepsWhatTheCalibrationSays() {
        CalibrationErrors errors = new CalibrationErrors(1, 1, false);
        errors.row(0, new Traits(100, 10));
        errors.add(0, 0, 100, 5, 130);

        assertThat(errors.ownFactors(errors.calibration())).containsExactly(1);
    }

    @Test
    void itComesBackFromAFile() throws IOException {
        Calibration calibration = learned(50, 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        calibration.write(new DataOutputStream(out));
        Calibration again = Calibration.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        for (int h = 0; h < 10; h++) {
            assertThat(again.deviation(5, new Traits(100, 3), h))
                    .isEqualTo(calibration.deviation(5, new Traits(100, 3), h));
            assertThat(again.shape(100, h).knots())
                    .isEqualTo(calibration.shape(100, h).knots());
        }
    }

    @Test
    void theWidthFindsTheShareOutsideThatIsWanted() {
        Calibration calibration = Calibration.none(false);
        SplittableRandom random = new SplittableRandom(9);
        double width = 0;
        double sum = 0;
        int n = 4_000;
        for (int t = 0; t < n; t++) {
            // Errors are twice as large as expected.
            width = AdaptiveWidth.after(width, calibration, 2 * random.nextGaussian(), 100);
            sum += t >= n / 2 ? width / (n / 2) : 0;
        }

        assertThat(Math.exp(sum)).isCloseTo(2, within(0.15));
        assertThat(AdaptiveWidth.after(0.5, calibration, Double.NaN, 100)).isEqualTo(0.5);
    }
}
