package io.flowcast.benchmarks.forecast;

import io.flowcast.models.demand.boost.TableBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;

/** The table that {@code boost_table.py} makes: column 0 is the target. */
final class BoostTable {
    final int rows;
    final int train;
    final List<String> names = new ArrayList<>();
    private final List<Boolean> categories = new ArrayList<>();
    private final Path data;

    BoostTable(Path folder) throws IOException {
        data = folder.resolve("table.f32");
        try (Scanner in = new Scanner(Files.newBufferedReader(folder.resolve("table.txt")))) {
            rows = in.nextInt();
            train = in.nextInt();
            while (in.hasNext()) {
                names.add(in.next());
                categories.add(in.next().equals("category"));
            }
        }
    }

    float[] column(int at) throws IOException {
        try (FileChannel file = FileChannel.open(data)) {
            ByteBuffer bytes = ByteBuffer.allocate(rows * 4).order(ByteOrder.LITTLE_ENDIAN);
            file.position(at * (long) rows * 4);
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = file.read(bytes);
            }
            FloatBuffer floats = bytes.flip().asFloatBuffer();
            float[] values = new float[rows];
            floats.get(values);
            return values;
        }
    }

    /** Adds all features of some rows. */
    void addTo(TableBuilder builder, int from, int to) throws IOException {
        for (int c = 1; c < names.size(); c++) {
            float[] values = Arrays.copyOfRange(column(c), from, to);
            if (categories.get(c)) {
                int[] codes = new int[values.length];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = Float.isNaN(values[i]) ? -1 : (int) values[i];
                }
                builder.categorical(names.get(c), codes);
            } else {
                builder.numeric(names.get(c), values);
            }
        }
    }

    /** CPU seconds of the process so far. */
    static double cpu() {
        com.sun.management.OperatingSystemMXBean os =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return os.getProcessCpuTime() / 1e9;
    }
}
