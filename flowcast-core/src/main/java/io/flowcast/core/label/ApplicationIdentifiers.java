package io.flowcast.core.label;

import io.flowcast.core.label.AiSpec.DateForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application identifiers of the GS1 General Specifications (release 24, section 3.2) with what their values may be. */
public final class ApplicationIdentifiers {
    /**
     * Code, form, title. Forms: N digits, X characters of the set of 82; n6 fixed, ..20 up to; N13+X..17 digits first; a leading *
     * marks a check digit at the end of the first part, D a date. A code that ends with a range stands for several.
     */
    private static final String[] TABLE = {
        "00 *N18 SSCC",
        "01 *N14 GTIN",
        "02 *N14 CONTENT",
        "03 *N14 MTO GTIN",
        "10 X..20 BATCH/LOT",
        "11 D6 PROD DATE",
        "12 D6 DUE DATE",
        "13 D6 PACK DATE",
        "15 D6 BEST BEFORE or BEST BY",
        "16 D6 SELL BY",
        "17 D6 USE BY or EXPIRY",
        "20 N2 VARIANT",
        "21 X..20 SERIAL",
        "22 X..20 CPV",
        "235 X..28 TPX",
        "240 X..30 ADDITIONAL ID",
        "241 X..30 CUST. PART No.",
        "242 N..6 MTO VARIANT",
        "243 X..20 PCN",
        "250 X..30 SECONDARY SERIAL",
        "251 X..30 REF. TO SOURCE",
        "253 *N13+X..17 GDTI",
        "254 X..20 GLN EXTENSION COMPONENT",
        "255 *N13+N..12 GCN",
        "30 N..8 VAR. COUNT",
        "310[0-5] N6 NET WEIGHT (kg)",
        "311[0-5] N6 LENGTH (m)",
        "312[0-5] N6 WIDTH (m)",
        "313[0-5] N6 HEIGHT (m)",
        "314[0-5] N6 AREA (m2)",
        "315[0-5] N6 NET VOLUME (l)",
        "316[0-5] N6 NET VOLUME (m3)",
        "320[0-5] N6 NET WEIGHT (lb)",
        "321[0-5] N6 LENGTH (in)",
        "322[0-5] N6 LENGTH (ft)",
        "323[0-5] N6 LENGTH (yd)",
        "324[0-5] N6 WIDTH (in)",
        "325[0-5] N6 WIDTH (ft)",
        "326[0-5] N6 WIDTH (yd)",
        "327[0-5] N6 HEIGHT (in)",
        "328[0-5] N6 HEIGHT (ft)",
        "329[0-5] N6 HEIGHT (yd)",
        "330[0-5] N6 GROSS WEIGHT (kg)",
        "331[0-5] N6 LENGTH (m), log",
        "332[0-5] N6 WIDTH (m), log",
        "333[0-5] N6 HEIGHT (m), log",
        "334[0-5] N6 AREA (m2), log",
        "335[0-5] N6 VOLUME (l), log",
        "336[0-5] N6 VOLUME (m3), log",
        "337[0-5] N6 KG PER m2",
        "340[0-5] N6 GROSS WEIGHT (lb)",
        "341[0-5] N6 LENGTH (in), log",
        "342[0-5] N6 LENGTH (ft), log",
        "343[0-5] N6 LENGTH (yd), log",
        "344[0-5] N6 WIDTH (in), log",
        "345[0-5] N6 WIDTH (ft), log",
        "346[0-5] N6 WIDTH (yd), log",
        "347[0-5] N6 HEIGHT (in), log",
        "348[0-5] N6 HEIGHT (ft), log",
        "349[0-5] N6 HEIGHT (yd), log",
        "350[0-5] N6 AREA (in2)",
        "351[0-5] N6 AREA (ft2)",
        "352[0-5] N6 AREA (yd2)",
        "353[0-5] N6 AREA (in2), log",
        "354[0-5] N6 AREA (ft2), log",
        "355[0-5] N6 AREA (yd2), log",
        "356[0-5] N6 NET WEIGHT (troy oz)",
        "357[0-5] N6 NET VOLUME (oz)",
        "360[0-5] N6 NET VOLUME (qt)",
        "361[0-5] N6 NET VOLUME (gal.)",
        "362[0-5] N6 VOLUME (qt), log",
        "363[0-5] N6 VOLUME (gal.), log",
        "364[0-5] N6 VOLUME (in3)",
        "365[0-5] N6 VOLUME (ft3)",
        "366[0-5] N6 VOLUME (yd3)",
        "367[0-5] N6 VOLUME (in3), log",
        "368[0-5] N6 VOLUME (ft3), log",
        "369[0-5] N6 VOLUME (yd3), log",
        "37 N..8 COUNT",
        "390[0-9] N..15 AMOUNT",
        "391[0-9] N3+N..15 AMOUNT",
        "392[0-9] N..15 PRICE",
        "393[0-9] N3+N..15 PRICE",
        "394[0-3] N4 PRCNT OFF",
        "395[0-5] N6 PRICE/UoM",
        "400 X..30 ORDER NUMBER",
        "401 X..30 GINC",
        "402 *N17 GSIN",
        "403 X..30 ROUTE",
        "41[0-7] *N13 GLN",
        "420 X..20 SHIP TO POST",
        "421 N3+X..9 SHIP TO POST",
        "422 N3 ORIGIN",
        "423 N3..15 COUNTRY - INITIAL PROCESS",
        "424 N3 COUNTRY - PROCESS",
        "425 N3..15 COUNTRY - DISASSEMBLY",
        "426 N3 COUNTRY - FULL PROCESS",
        "427 X..3 ORIGIN SUBDIVISION",
        "4300 X..35 SHIP TO COMP",
        "4301 X..35 SHIP TO NAME",
        "430[2-6] X..70 SHIP TO",
        "4307 X2 SHIP TO COUNTRY",
        "4308 X..30 SHIP TO PHONE",
        "4309 N20 SHIP TO GEO",
        "431[0-1] X..35 RTN TO",
        "431[2-6] X..70 RTN TO",
        "4317 X2 RTN TO COUNTRY",
        "4318 X..20 RTN TO POST",
        "4319 X..30 RTN TO PHONE",
        "4320 X..35 SRV DESCRIPTION",
        "4321 N1 DANGEROUS GOODS",
        "4322 N1 AUTH LEAVE",
        "4323 N1 SIG REQUIRED",
        "432[4-5] M10 DEL DT",
        "4326 E6 REL DATE",
        "433[0-3] N6+X..1 TEMPERATURE",
        "7001 N13 NSN",
        "7002 X..30 MEAT CUT",
        "7003 M10 EXPIRY TIME",
        "7004 N..4 ACTIVE POTENCY",
        "7005 X..12 CATCH AREA",
        "7006 E6 FIRST FREEZE DATE",
        "7007 R6..12 HARVEST DATE",
        "7008 X..3 AQUATIC SPECIES",
        "7009 X..10 FISHING GEAR TYPE",
        "7010 X..2 PROD METHOD",
        "7011 T6..10 TEST BY DATE",
        "7020 X..20 REFURB LOT",
        "7021 X..20 FUNC STAT",
        "7022 X..20 REV STAT",
        "7023 X..30 GIAI - ASSEMBLY",
        "703[0-9] N3+X..27 PROCESSOR",
        "7040 N1+X3 UIC+EXT",
        "7041 X..4 UFRGT UNIT TYPE",
        "71[0-7] X..20 NHRN",
        "723[0-9] X2..30 CERT",
        "7240 X..20 PROTOCOL",
        "7241 N2 AIDC MEDIA TYPE",
        "7242 X..25 VCN",
        "7250 N8 DOB",
        "7251 N12 DOB TIME",
        "7252 N1 BIO SEX",
        "7253 X..40 FAMILY NAME",
        "7254 X..40 GIVEN NAME",
        "7255 X..10 SUFFIX",
        "7256 X..90 FULL NAME",
        "7257 X..70 PERSON ADDR",
        "7258 X3 BIRTH SEQUENCE",
        "7259 X..40 BABY",
        "8001 N14 DIMENSIONS",
        "8002 X..20 CMT No.",
        "8003 *N14+X..16 GRAI",
        "8004 X..30 GIAI",
        "8005 N6 PRICE PER UNIT",
        "8006 *N14+N4 ITIP",
        "8007 X..34 IBAN",
        "8008 H8..12 PROD TIME",
        "8009 X..50 OPTSEN",
        "8010 X..30 CPID",
        "8011 N..12 CPID SERIAL",
        "8012 X..20 VERSION",
        "8013 X..25 GMN",
        "8017 *N18 GSRN - PROVIDER",
        "8018 *N18 GSRN - RECIPIENT",
        "8019 N..10 SRIN",
        "8020 X..25 REF No.",
        "8026 *N14+N4 ITIP CONTENT",
        "8030 X..90 DIGSIG",
        "8110 X..70 COUPON",
        "8111 N4 POINTS",
        "8112 X..70 COUPON",
        "8200 X..70 PRODUCT URL",
        "90 X..30 INTERNAL",
        "9[1-9] X..90 INTERNAL"
    };

    /** First two digits whose length is known to every reader (GS1 General Specifications, figure 7.8.5-2). */
    private static final String PREDEFINED = " 00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41 ";

    private static final List<AiSpec> ALL = Collections.unmodifiableList(build());
    private static final @Nullable AiSpec[] TWO = byLength(2, 100);
    private static final @Nullable AiSpec[] THREE = byLength(3, 1_000);
    private static final @Nullable AiSpec[] FOUR = byLength(4, 10_000);

    private ApplicationIdentifiers() {}

    private static List<AiSpec> build() {
        List<AiSpec> specs = new ArrayList<>();
        for (String row : TABLE) {
            String[] part = row.split(" ", 3);
            int bracket = part[0].indexOf('[');
            if (bracket < 0) {
                specs.add(spec(part[0], part[1], part[2]));
            } else {
                String stem = part[0].substring(0, bracket);
                for (char last = part[0].charAt(bracket + 1); last <= part[0].charAt(bracket + 3); last++) {
                    specs.add(spec(stem + last, part[1], part[2]));
                }
            }
        }
        return specs;
    }

    private static AiSpec spec(String code, String form, String title) {
        boolean check = form.startsWith("*");
        int min = 0;
        int max = 0;
        int digits = 0;
        int first = 0;
        DateForm date = DateForm.NONE;
        String[] parts = (check ? form.substring(1) : form).split("\\+", -1);
        for (int i = 0; i < parts.length; i++) {
            char kind = parts[i].charAt(0);
            String length = parts[i].substring(1);
            int dots = length.indexOf("..");
            int most = Integer.parseInt(dots < 0 ? length : length.substring(dots + 2));
            int least = dots < 0 ? most : dots > 0 ? Integer.parseInt(length.substring(0, dots)) : i == 0 ? 1 : 0;
            digits += kind != 'X' && digits == max ? most : 0;
            min += least;
            max += most;
            first = i == 0 ? most : first;
            date = i > 0 ? date : date(kind);
        }
        boolean predefined = PREDEFINED.contains(" " + code.substring(0, 2) + " ");
        return new AiSpec(code, title, min, max, digits, predefined, check ? first : 0, date);
    }

    private static DateForm date(char kind) {
        return switch (kind) {
            case 'D' -> DateForm.DAY_OR_MONTH;
            case 'E' -> DateForm.DAY;
            case 'R' -> DateForm.DAY_OR_RANGE;
            case 'M' -> DateForm.MINUTE;
            case 'H' -> DateForm.HOUR_OR_FINER;
            case 'T' -> DateForm.DAY_OR_MINUTE;
            default -> DateForm.NONE;
        };
    }

    private static @Nullable AiSpec[] byLength(int length, int size) {
        @Nullable AiSpec[] specs = new AiSpec[size];
        for (AiSpec spec : ALL) {
            if (spec.code().length() == length) {
                specs[spec.number()] = spec;
            }
        }
        return specs;
    }

    /**
     * All of them.
     *
     * @return in the order of their codes' digits
     */
    public static List<AiSpec> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @param code its digits
     * @return what it allows, or empty if there is none
     */
    public static Optional<AiSpec> find(String code) {
        AiSpec spec = at(code, 0, code.length());
        return spec == null || spec.code().length() != code.length() ? Optional.empty() : Optional.of(spec);
    }

    /** The identifier that a text begins with from a place on, or null. */
    static @Nullable AiSpec at(CharSequence text, int from, int end) {
        if (from + 2 > end) {
            return null;
        }
        int a = text.charAt(from) - '0';
        int b = text.charAt(from + 1) - '0';
        if (a < 0 || a > 9 || b < 0 || b > 9) {
            return null;
        }
        int two = 10 * a + b;
        AiSpec spec = TWO[two];
        if (spec != null || from + 3 > end) {
            return spec;
        }
        int c = text.charAt(from + 2) - '0';
        if (c < 0 || c > 9) {
            return null;
        }
        int three = 10 * two + c;
        spec = THREE[three];
        if (spec != null || from + 4 > end) {
            return spec;
        }
        int d = text.charAt(from + 3) - '0';
        return d < 0 || d > 9 ? null : FOUR[10 * three + d];
    }
}
