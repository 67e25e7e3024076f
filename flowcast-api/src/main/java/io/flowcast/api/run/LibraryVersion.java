package io.flowcast.api.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Version of the library, read from the file the build writes. */
final class LibraryVersion {
    private LibraryVersion() {}

    static String text() {
        return Holder.TEXT;
    }

    private static final class Holder {
        static final String TEXT = read();

        private static String read() {
            try (InputStream in = LibraryVersion.class.getResourceAsStream("version.properties")) {
                if (in == null) {
                    return "unknown";
                }
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version", "unknown");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
