package io.flowcast.core.run;

import io.flowcast.api.demand.DemandPanel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names an input by its content, for provenance. */
public final class DataHash {
    private static final int BUFFER_BYTES = 8192;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /** An empty hash. */
    public DataHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Hash of a panel: keys, calendar, values, states and availabilities.
     *
     * @param panel the panel
     * @return the hash in the form {@code sha-256:hex}
     */
    public static String of(DemandPanel panel) {
        DataHash hash = new DataHash().add(panel.timeline().toString());
        for (int row = 0; row < panel.rows(); row++) {
            hash.add(panel.key(row).siteId()).add(panel.key(row).productId()).add(panel.start(row));
            for (int step = panel.start(row); step < panel.end(row); step++) {
                hash.add(panel.value(row, step))
                        .add(panel.state(row, step).ordinal())
                        .add(panel.availability(row, step));
            }
        }
        return hash.text();
    }

    /**
     * Adds a text, with its length.
     *
     * @param text the text
     * @return this hash
     */
    public DataHash add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        digest.update(bytes);
        return this;
    }

    /**
     * Adds a number.
     *
     * @param number the number
     * @return this hash
     */
    public DataHash add(long number) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(number);
        return this;
    }

    /**
     * Adds a number.
     *
     * @param number the number
     * @return this hash
     */
    public DataHash add(double number) {
        return add(Double.doubleToLongBits(number));
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /**
     * The hash of what was added; the hash cannot be used after that.
     *
     * @return the hash in the form {@code sha-256:hex}
     */
    public String text() {
        flush();
        return "sha-256:" + HexFormat.of().formatHex(digest.digest());
    }
}
