package io.flowcast.connectors.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files beside this package that the page is made of. */
final class Resources {
    private Resources() {}

    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String joined(List<String> names) {
        return names.stream().map(Resources::text).collect(Collectors.joining("\n"));
    }

    /** The scripts as one, in a scope of their own. */
    static String script(List<String> names) {
        return "(() => {\n\"use strict\";\n" + joined(names) + "})();\n";
    }

    /** Hash of an inline script, as a content security policy names it. */
    static String sha256(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Replaces each {@code {{name}}} of the template once; what is put in is not looked at again. */
    static String fill(String template, Map<String, String> fields) {
        StringBuilder page = new StringBuilder(template.length() * 2);
        int at = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
            int close = template.indexOf("}}", open);
            String name = template.substring(open + 2, close);
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalStateException("the template asks for an unknown field " + name);
            }
            page.append(template, at, open).append(value);
            at = close + 2;
        }
        return page.append(template, at, template.length()).toString();
    }
}
