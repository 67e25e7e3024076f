package io.flowcast.models.demand.internal;

import io.flowcast.api.demand.DemandForecaster;
import io.flowcast.api.demand.FittedDemand;
import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ModelOutput} wrote; anything else becomes a finding that names the section in which it was noticed. */
public final class ModelInput {
    /** Lists grow as they are read: a damaged length must not ask for all memory. */
    private static final int CHUNK = 1 << 12;

    private final Source source;
    private final CheckedInputStream checked;
    private final DataInputStream in;
    private String section = "format";

    /**
     * What a format says within the frame.
     *
     * @param <T> type of the model
     */
    @FunctionalInterface
    public interface Body<T> {
        /** Reads it. */
        T read(ModelInput in) throws IOException;
    }

    private ModelInput(InputStream stream) {
        source = new Source(stream);
        checked = new CheckedInputStream(new BufferedInputStream(source, 1 << 16), new CRC32());
        in = new DataInputStream(checked);
    }

    /**
     * Reads a whole model; the stream stays open.
     *
     * @throws IOException if the stream itself fails
     * @throws InvalidInputException if it ends early or holds something else, or something another version or forecaster wrote
     */
    public static <T> T read(InputStream stream, String format, int version, String name, Body<T> body)
            throws IOException {
        ModelInput model = new ModelInput(stream);
        try {
            model.head(format, version, name);
            T read = body.read(model);
            model.section("end");
            long sum = model.checked.getChecksum().getValue();
            must(model.in.readLong() == sum, "the check sum differs");
            return read;
        } catch (IOException e) {
            if (model.source.failure != null) {
                throw e;
            }
            throw model.damaged(e);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw model.damaged(e);
        }
    }

    private void head(String format, int version, String name) throws IOException {
        int expected = format.getBytes(StandardCharsets.UTF_8).length;
        byte[] found = in.readInt() == expected ? in.readNBytes(expected) : new byte[0];
        String was = new String(found, StandardCharsets.UTF_8);
        if (!was.equals(format)) {
            throw refused("model.wrong-format", "format", was, "Maybe this is not a saved model of this kind.");
        }
        section("version");
        int its = in.readInt();
        if (its > version) {
            throw refused(
                    "model.later-version", "version", Integer.toString(its), "Maybe it was saved by a later release.");
        }
        must(its == version, "there is no version " + its);
        section("forecaster");
        expect("model", name, text());
    }

    /** Says what is read next, for the finding if it is damaged. */
    public void section(String next) {
        section = next;
    }

    /** For numbers, and for what reads itself. */
    public DataInputStream data() {
        return in;
    }

    /** Refuses a model of a forecaster that was set up in another way. */
    public void expect(String what, String expected, String was) {
        if (!was.equals(expected)) {
            throw refused(
                    "model.other-forecaster",
                    what,
                    was,
                    "Maybe it was saved by another forecaster; this one has " + expected + ".");
        }
    }

    /** Refuses what cannot have been written. */
    public static void must(boolean condition, String message) throws IOException {
        if (!condition) {
            throw new IOException(message);
        }
    }

    /** Reads a number of things. */
    public int count() throws IOException {
        int n = in.readInt();
        must(n >= 0, "a count of " + n);
        return n;
    }

    /** Reads a text. */
    public String text() throws IOException {
        int n = count();
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new EOFException("a text ends early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads a list of texts. */
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            texts.add(text());
        }
        return List.copyOf(texts);
    }

    /** Reads one of the names of an enumeration. */
    public <E extends Enum<E>> E named(Class<E> kind) throws IOException {
        return Enum.valueOf(kind, text());
    }

    /** Reads site and product. */
    public SeriesKey key() throws IOException {
        String site = text();
        return new SeriesKey(site, text());
    }

    /** Reads an array. */
    public double[] doubles() throws IOException {
        int n = count();
        double[] values = new double[Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, (int) Math.min(n, 2L * values.length));
            values[i] = in.readDouble();
        }
        return values;
    }

    /** Reads an array. */
    public float[] floats() throws IOException {
        int n = count();
        float[] values = new float[Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, (int) Math.min(n, 2L * values.length));
            values[i] = in.readFloat();
        }
        return values;
    }

    /** Reads an array. */
    public int[] ints() throws IOException {
        int n = count();
        int[] values = new int[Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, (int) Math.min(n, 2L * values.length));
            values[i] = in.readInt();
        }
        return values;
    }

    /** Reads a calendar. */
    public Timeline calendar() throws IOException {
        Timeline.Step step = named(Timeline.Step.class);
        String origin = text();
        List<Integer> seasons = Arrays.stream(ints()).boxed().toList();
        return new Timeline(step, origin.isEmpty() ? null : LocalDateTime.parse(origin), seasons);
    }

    /** Reads what made a model; {@link #madeOf} adds the parts it was made from. */
    public Provenance provenance(String name) throws IOException {
        String version = text();
        long seed = in.readLong();
        Instant created = Instant.parse(text());
        String hash = text();
        Map<String, String> parameters = new HashMap<>();
        for (int left = count(); left > 0; left--) {
            String key = text();
            parameters.put(key, text());
        }
        return new Provenance("forecast", name, version, parameters, hash, seed, created, Map.of(), List.of());
    }

    /** The same, made from the models that are parts of this one. */
    public static Provenance madeOf(Provenance read, List<FittedDemand> parts) {
        return new Provenance(
                read.stage(),
                read.model(),
                read.version(),
                read.parameters(),
                read.dataHash(),
                read.seed(),
                read.createdAt(),
                Map.of(),
                parts.stream().map(FittedDemand::provenance).toList());
    }

    /** Reads findings. */
    public Findings findings() throws IOException {
        List<Finding> listed = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            Severity severity = named(Severity.class);
            String code = text();
            String of = text();
            long line = in.readLong();
            Place place = new Place(of, line, text());
            String name = text();
            String value = text();
            listed.add(new Finding(code, severity, place, name, value, text()));
        }
        Map<String, Long> byCode = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            String code = text();
            byCode.put(code, in.readLong());
        }
        Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
        for (int left = count(); left > 0; left--) {
            Severity severity = named(Severity.class);
            bySeverity.put(severity, in.readLong());
        }
        return byCode.isEmpty() ? Findings.none() : new Findings(listed, byCode, bySeverity);
    }

    /** Reads a model within this one. */
    public FittedDemand part(DemandForecaster of) throws IOException {
        Pieces pieces = new Pieces(in);
        FittedDemand model = of.load(pieces);
        pieces.skipToEnd();
        return model;
    }

    private InvalidInputException damaged(Exception e) {
        InvalidInputException refused = refused(
                "model.damaged",
                section,
                "",
                "Maybe the file was cut off or changed: "
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        refused.initCause(e);
        return refused;
    }

    private static InvalidInputException refused(String code, String name, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), name, value, cause)));
    }

    /** The pieces of a part as one stream. */
    private static final class Pieces extends InputStream {
        private final DataInputStream from;
        private int left;
        private boolean ended;

        Pieces(DataInputStream from) {
            this.from = from;
        }

        private boolean more() throws IOException {
            if (left == 0 && !ended) {
                left = from.readInt();
                must(left >= 0, "a piece of " + left + " bytes");
                ended = left == 0;
            }
            return left > 0;
        }

        @Override
        public int read() throws IOException {
            if (!more()) {
                return -1;
            }
            left--;
            return from.readUnsignedByte();
        }

        @Override
        public int read(byte[] target, int at, int n) throws IOException {
            if (n == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int read = from.read(target, at, Math.min(n, left));
            if (read < 0) {
                throw new EOFException("a part ends early");
            }
            left -= read;
            return read;
        }

        void skipToEnd() throws IOException {
            byte[] rest = new byte[CHUNK];
            while (read(rest, 0, rest.length) >= 0) {
                // what a reader left behind is of no use
            }
        }
    }

    /** Tells a stream that fails from one that ends or holds something else. */
    private static final class Source extends FilterInputStream {
        private @Nullable IOException failure;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] target, int at, int n) throws IOException {
            try {
                return super.read(target, at, n);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
