package io.flowcast.core.run;

import io.flowcast.api.demand.Covariate;
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
     * Hash of a panel with all that belongs to it: calendar, rows with their cells, covariates and attributes.
     *
     * @param panel the panel
     * @return the hash in the form {@code sha-256:hex}
     */
    public static String of(DemandPanel panel) {
        DataHash hash = new DataHash()
                .add(panel.timeline().toString())
                .add(panel.integerValued() ? 1 : 0)
                .add(panel.rows());
        for (int row = 0; row < panel.rows(); row++) {
            hash.add(panel.key(row).siteId())
                    .add(panel.key(row).productId())
                    .add(panel.start(row))
                    .add(panel.length(row));
            for (int step = panel.start(row); step < panel.end(row); step++) {
                hash.add(panel.value(row, step))
                        .add(panel.state(row, step).ordinal())
                        .add(panel.availability(row, step));
            }
        }
        hash.add(panel.covariates().size());
        panel.covariates().forEach(hash::add);
        hash.add(panel.attributes().size());
        panel.attributes().forEach((name, column) -> {
            hash.add(name);
            column.forEach(hash::add);
        });
        return hash.text();
    }

    private void add(Covariate covariate) {
        add(covariate.name()).add(covariate.kind().name()).add(covariate.shared() ? 1 : 0);
        for (int row = 0; row < covariate.rows(); row++) {
            add(covariate.start(row)).add(covariate.end(row));
            for (int step = covariate.start(row); step < covariate.end(row); step++) {
                add(covariate.value(row, step)).add(covariate.knownAt(row, step));
            }
        }
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
