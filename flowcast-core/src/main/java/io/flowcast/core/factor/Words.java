package io.flowcast.core.factor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as lists of words in the singular, without accents, figures and units. */
final class Words {
    private static final Set<String> UNITS =
            Set.of("kg", "g", "mg", "l", "ml", "cl", "lb", "oz", "pcs", "pack", "x", "s");

    /** A name with one of these means something else than the word beside it. */
    private static final Set<String> TURNING =
            Set.of("free", "vegan", "vegetarian", "plant", "meatless", "alternative", "substitute", "imitation");

    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private Words() {}

    static List<String> of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        List<String> words = new ArrayList<>();
        Matcher matcher =
                WORD.matcher(plain.toLowerCase(Locale.ROOT).replace("'", "").replace("\u2019", ""));
        while (matcher.find()) {
            if (!UNITS.contains(matcher.group())) {
                words.add(singular(matcher.group()));
            }
        }
        return words;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && (word.endsWith("oes") || word.endsWith("ches") || word.endsWith("shes"))) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    static boolean turning(List<String> words) {
        return words.stream().anyMatch(TURNING::contains);
    }

    /** Where a phrase stands last in a name, or -1. */
    static int place(List<String> name, List<String> phrase) {
        for (int at = name.size() - phrase.size(); at >= 0 && !phrase.isEmpty(); at--) {
            if (name.subList(at, at + phrase.size()).equals(phrase)) {
                return at;
            }
        }
        return -1;
    }
}
