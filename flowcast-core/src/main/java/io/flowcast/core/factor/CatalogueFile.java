package io.flowcast.core.factor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tables beside the classes: fields separated by tabs, no quotes, lines with # are comments. */
final class CatalogueFile {
    private CatalogueFile() {}

    static List<String[]> rows(String name, int fields) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = CatalogueFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside the classes of the library");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String line = reader.readLine();
            while (line != null) {
                if (!line.startsWith("#") && !line.isEmpty()) {
                    String[] row = line.split("\t", -1);
                    if (row.length != fields) {
                        throw new IllegalStateException(name + " has a row of " + row.length + " fields: " + line);
                    }
                    rows.add(row);
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
