package io.flowcast.models.demand.series;

import io.flowcast.api.demand.SeriesKey;
import io.flowcast.api.demand.Timeline;
import io.flowcast.api.finding.Finding;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Place;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Provenance;
import io.flowcast.models.demand.internal.PastScores;
import io.flowcast.models.demand.interval.Calibration;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SeriesFile} wrote; anything else is a finding that names the part that is wrong. */
final class SeriesReader {
    /** Arrays grow as they are read: a damaged length must not ask for all memory. */
    private static final int CHUNK = 1 << 12;

    private final String name;
    private final @Nullable SeriesMethod single;
    private final @Nullable PooledMethod pooled;
    private final Source source;
    private final CheckedInputStream checked;
    private final DataInputStream in;
    private String part = "format";

    SeriesReader(String name, @Nullable SeriesMethod single, @Nullable PooledMethod pooled, InputStream stream) {
        this.name = name;
        this.single = single;
        this.pooled = pooled;
        this.source = new Source(stream);
        this.checked = new CheckedInputStream(new BufferedInputStream(source, 1 << 16), new CRC32());
        this.in = new DataInputStream(checked);
    }

    FittedSeries read() throws IOException {
        try {
            return body();
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException e) {
            if (source.failure != null) {
                throw e;
            }
            throw damaged(e);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | NegativeArraySizeException e) {
            throw damaged(e);
        }
    }

    private FittedSeries body() throws IOException {
        int length = in.readInt();
        byte[] format = length == SeriesFile.FORMAT.length() ? in.readNBytes(length) : new byte[0];
        String found = new String(format, StandardCharsets.UTF_8);
        if (!found.equals(SeriesFile.FORMAT)) {
            throw refuse("model.wrong-format", "format", found, "Maybe this is not a saved demand model.");
        }
        part = "version";
        int version = in.readInt();
        if (version > SeriesFile.VERSION) {
            throw refuse(
                    "model.later-version",
                    "version",
                    Integer.toString(version),
                    "Maybe it was saved by a later release.");
        }
        part = "model";
        String model = text();
        if (!model.equals(name)) {
            throw refuse("model.other-forecaster", "model", model, "Maybe it belongs to the forecaster of that name.");
        }
        part = "calendar";
        Timeline calendar = calendar();
        int[] seasons =
                calendar.seasonLengths().stream().mapToInt(Integer::intValue).toArray();
        RowTrainer.Setting setting = new RowTrainer.Setting(seasons, in.readBoolean());
        int origin = in.readInt();
        part = "provenance";
        Provenance provenance = provenance();
        part = "findings";
        Findings findings = findings();
        part = "regressors";
        List<String> regressors = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            regressors.add(text());
        }
        part = "learned";
        LearnedMethod learned = in.readBoolean() ? learned() : null;
        SeriesMethod method = learned != null ? learned : single;
        if (method == null) {
            throw new IOException("what was learned is missing");
        }
        part = "calibration";
        Calibration calibration = Calibration.read(in);
        double usual = in.readDouble();
        int dates = count();
        part = "rows";
        int n = count();
        List<FittedRow> rows = new ArrayList<>();
        List<float[]> scores = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            part = "row " + r;
            rows.add(row(method));
            float[] own = floats();
            must(own.length == 0 || own.length == dates, "expected " + dates + " scores");
            scores.add(own);
        }
        part = "end";
        long sum = checked.getChecksum().getValue();
        must(in.readLong() == sum, "the check sum differs");
        return new FittedSeries(
                name,
                method,
                learned,
                calendar,
                setting,
                origin,
                List.copyOf(rows),
                calibration,
                usual,
                List.copyOf(regressors),
                new PastScores(dates, scores.toArray(float[][]::new)),
                findings,
                provenance);
    }

    private LearnedMethod learned() throws IOException {
        PooledMethod learner = pooled;
        if (learner == null) {
            throw new IOException("it was learned across rows");
        }
        return learner.readLearned(in);
    }

    private Timeline calendar() throws IOException {
        Timeline.Step step = Timeline.Step.valueOf(text());
        String start = text();
        List<Integer> seasons = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            seasons.add(in.readInt());
        }
        return new Timeline(step, start.equals("-") ? null : LocalDateTime.parse(start), seasons);
    }

    private Provenance provenance() throws IOException {
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

    private Findings findings() throws IOException {
        List<Finding> listed = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            Severity severity = Severity.valueOf(text());
            String code = text();
            String of = text();
            long line = in.readLong();
            Place place = new Place(of, line, text());
            String field = text();
            String value = text();
            listed.add(new Finding(code, severity, place, field, value, text()));
        }
        Map<String, Long> byCode = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            String code = text();
            byCode.put(code, in.readLong());
        }
        Map<Severity, Long> bySeverity = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            Severity severity = Severity.valueOf(text());
            bySeverity.put(severity, in.readLong());
        }
        return byCode.isEmpty() ? Findings.none() : new Findings(listed, byCode, bySeverity);
    }

    private FittedRow row(SeriesMethod method) throws IOException {
        String site = text();
        SeriesKey key = new SeriesKey(site, text());
        String fallback = text();
        double size = in.readDouble();
        must(size > 0 && size < Double.POSITIVE_INFINITY, "the size must be above 0");
        double excess = in.readDouble();
        Filling.Spread spread = new Filling.Spread(excess, in.readDouble());
        double widen = in.readDouble();
        must(widen > 0 && widen < Double.POSITIVE_INFINITY, "the factor of the spread must be above 0");
        int fitEnd = in.readInt();
        double width = in.readDouble();
        int start = in.readInt();
        double[] value = doubles();
        float[] seen = floats();
        must(seen.length == 0 || seen.length == value.length, "expected " + value.length + " shares");
        must(Arrays.stream(value).allMatch(v -> Double.isNaN(v) || v >= 0), "demand must not be negative");
        int outsideStart = in.readInt();
        int regressors = count();
        must(regressors <= CHUNK, "a row has " + regressors + " regressors");
        double[][] outside = new double[regressors][];
        for (int k = 0; k < outside.length; k++) {
            outside[k] = doubles();
        }
        SeriesModel base = fallback.isEmpty() ? method.read(in) : FlatModel.read(in);
        SeriesModel model = !in.readBoolean() ? base : fallback.isEmpty() ? method.read(in) : FlatModel.read(in);
        return new FittedRow(
                key,
                new Cells(start, value, seen),
                new Outside(outsideStart, outside),
                model,
                base,
                fallback.isEmpty() ? null : fallback,
                size,
                spread,
                widen,
                fitEnd,
                width);
    }

    private double[] doubles() throws IOException {
        int n = count();
        double[] values = new double[Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, Math.min(n, 2 * values.length));
            values[i] = in.readDouble();
        }
        return values;
    }

    private float[] floats() throws IOException {
        int n = count();
        float[] values = new float[Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            values = i < values.length ? values : Arrays.copyOf(values, Math.min(n, 2 * values.length));
            values[i] = in.readFloat();
        }
        return values;
    }

    private int count() throws IOException {
        int n = in.readInt();
        must(n >= 0, "a count of " + n);
        return n;
    }

    private String text() throws IOException {
        int n = count();
        byte[] bytes = in.readNBytes(n);
        if (bytes.length < n) {
            throw new EOFException("a text ends early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void must(boolean condition, String message) throws IOException {
        if (!condition) {
            throw new IOException(message);
        }
    }

    private InvalidInputException damaged(Exception e) {
        return refuse("model.damaged", part, "", "Maybe the file was cut off or changed: " + e.getMessage());
    }

    private static InvalidInputException refuse(String code, String field, String value, String cause) {
        return new InvalidInputException(
                Findings.of(new Finding(code, Severity.FATAL, Place.of("model"), field, value, cause)));
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
