package io.flowcast.connectors.vrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file is said with file, line and value, and never as another exception. */
class BadInstancesTest {

    private static final String VRPLIB = """
            NAME : tiny
            TYPE : VRPTW
            DIMENSION : 3
            VEHICLES : 2
            CAPACITY : 10
            EDGE_WEIGHT_TYPE : EUC_2D
            NODE_COORD_SECTION
            1 0 0
            2 3 4
            3 1 1
            DEMAND_SECTION
            1 0
            2 5
            3 7
            TIME_WINDOW_SECTION
            1 0 100
            2 10 20
            3 0 90
            DEPOT_SECTION
            1
            -1
            EOF
            """;

    private static final String SOLOMON = """
            TINY

            VEHICLE
            NUMBER     CAPACITY
              2         10

            CUSTOMER
            CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

                0      0         0          0          0        100          0
                1      3         4          5         10         20          2
                2      1         1          7          0         90          2
            """;

    private static final String LI_LIM = """
            2 10 1
            0 0 0 0 0 100 0 0 0
            1 3 4 5 10 20 2 0 2
            2 1 1 -5 0 90 2 1 0
            """;

    private static final String CORDEAU = """
            2 2 2 1
            0 80
             1 37 52 0 7 1 1 1
             2 49 49 0 30 1 1 1
             3 20 20 0 0 0 0
            """;

    private static final String MIXED = """
            //comment
            2 1 999999.0 5.0 0 0
            4 20 35 1.5
            30 40
            37 52 7
            49 49 30
            """;

    private static List<String> good() {
        return List.of(VRPLIB, SOLOMON, LI_LIM, CORDEAU, MIXED);
    }

    private static List<Finding> findings(String text) {
        try {
            return VrpInstances.parse("bad.txt", text, null).findings().listed();
        } catch (InvalidInputException e) {
            return e.findings().listed();
        }
    }

    private static boolean refused(String text) {
        return findings(text).stream().anyMatch(finding -> finding.severity() == Severity.FATAL);
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsLineEndsTabsCommentsAndByteOrderMarks(String text) {
        VrpInstance plain = VrpInstances.parse("tiny.txt", text, null);
        for (String variant : List.of(
                text.replace("\n", "\r\n"),
                text.replaceAll("(?<=\\S) +(?=\\S)", "\t"),
                "# a comment\n" + text,
                "\uFEFF" + text,
                text.stripTrailing(),
                text + "\n\n")) {
            VrpInstance read = VrpInstances.parse("tiny.txt", variant, null);
            assertThat(read.name()).isEqualTo(plain.name());
            assertThat(read.format()).isEqualTo(plain.format());
            assertThat(read.problem().stops()).isEqualTo(plain.problem().stops());
            assertThat(read.problem().shipments()).isEqualTo(plain.problem().shipments());
            assertThat(read.problem().vehicleTypes()).isEqualTo(plain.problem().vehicleTypes());
            assertThat(read.problem().depots()).isEqualTo(plain.problem().depots());
        }
    }

    /** Wherever a file ends, it is read whole or refused; VRPLIB may lack the sections after its demands, and its last words. */
    @ParameterizedTest
    @MethodSource("good")
    void refusesFilesThatWereCutBetweenLines(String text) {
        List<String> lines = text.lines().toList();
        int complete = 0;
        for (int k = 0; k < lines.size(); k++) {
            String cut = String.join("\n", lines.subList(0, k));
            complete += refused(cut) ? 0 : 1;
        }
        // VRPLIB: before TIME_WINDOW_SECTION, after it, and with 1, -1 or both of DEPOT_SECTION. Solomon: each customer
        // ends a file.
        int allowed = text.equals(VRPLIB) ? 4 : text.equals(SOLOMON) ? 2 : text.equals(LI_LIM) ? 1 : 0;
        assertThat(complete).isLessThanOrEqualTo(allowed);
    }

    /** Any one word replaced by nonsense is noted at its line, or does not matter; nothing else is ever thrown. */
    @ParameterizedTest
    @MethodSource("good")
    void survivesNonsenseInEveryPlace(String text) {
        List<String> lines = text.lines().toList();
        for (int k = 0; k < lines.size(); k++) {
            String[] words = Reading.words(lines.get(k));
            for (int w = 0; w < words.length; w++) {
                for (String nonsense :
                        List.of("NaN", "-7", "1e300", "Infinity", "0x1p3", "1.5.2", "99999999999999999999", "")) {
                    String[] changed = words.clone();
                    changed[w] = nonsense;
                    List<String> file = new ArrayList<>(lines);
                    file.set(k, String.join(" ", changed));
                    for (Finding finding : findings(String.join("\n", file))) {
                        assertThat(finding.cause()).startsWith("Maybe");
                        assertThat(finding.place().source()).isEqualTo("bad.txt");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 3 4           | 2 NaN 4        | vrp.not-a-number    | 9  | NaN",
                "2 3 4           | 2 3            | vrp.wrong-count     | 9  | 2",
                "2 3 4           | 3 3 4          | vrp.wrong-number    | 10 | 3",
                "2 5             | 2 -5           | vrp.negative        | 13 | -5",
                "3 7             | 2 7            | vrp.wrong-number    | 14 | 2",
                "2 10 20         | 2 20 10        | vrp.window-reversed | 15 | 10.0",
                "CAPACITY : 10   | CAPACITY : ten | vrp.not-a-number    | 5  | ten",
                "VEHICLES : 2    | VEHICLES : 2.5 | vrp.wrong-number    | 4  | 2.5",
                "TYPE : VRPTW    | COLOUR : red   | vrp.unsupported     | 2  | COLOUR",
                "DEMAND_SECTION  | DEMANDS_SECTION | vrp.unsupported    | 11 | DEMANDS_SECTION",
                "NAME : tiny     | DIMENSION : 3  | vrp.repeated        | 3  | DIMENSION"
            })
    void namesLineAndValue(String good, String bad, String code, int line, String value) {
        assertThat(findings(VRPLIB.replaceFirst("(?m)^" + good + "$", bad))).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.place().line()).isEqualTo(line);
            assertThat(finding.value()).isEqualTo(value);
        });
    }

    @Test
    void refusesDoubledCustomersOfSolomonAndBrokenPairsOfLiAndLim() {
        assertThat(refused(SOLOMON.replace("    2      1", "    1      1"))).isTrue();
        assertThat(refused(LI_LIM.replace("2 1 1 -5", "2 1 1 -4"))).isTrue();
        assertThat(refused(LI_LIM.replace("2 0 2", "2 0 1"))).isTrue();
        assertThat(refused(CORDEAU.replace("2 2 2 1", "1 2 2 1"))).isTrue();
        assertThat(refused(MIXED.replace("2 1 9", "3 1 9"))).isTrue();
    }

    @Test
    void saysWhichFamiliesItReads() {
        assertThatThrownBy(() -> VrpInstances.parse("x.txt", "hello world", null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Cordeau");
    }
}
