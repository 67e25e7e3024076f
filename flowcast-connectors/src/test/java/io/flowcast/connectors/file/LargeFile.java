package io.flowcast.connectors.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A file of any length that is made up while it is read; {@link #main} reads one and prints what came of it. */
final class LargeFile extends InputStream {
    private static final int ROWS_AT_ONCE = 2_000;

    private final String content;
    private final FileFormat format;
    private long bytesLeft;
    private long row = -1;
    private InputStream chunk = new ByteArrayInputStream(new byte[0]);

    LargeFile(String content, FileFormat format, long bytes) {
        this.content = content;
        this.format = format;
        this.bytesLeft = bytes;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read blocks");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = read(chunk, target, offset, length);
        if (count < 0 && bytesLeft > 0) {
            byte[] bytes = nextChunk().getBytes(StandardCharsets.UTF_8);
            bytesLeft -= bytes.length;
            chunk = new ByteArrayInputStream(bytes);
            count = read(chunk, target, offset, length);
        }
        return count;
    }

    private static int read(InputStream in, byte[] target, int offset, int length) {
        return ((ByteArrayInputStream) in).read(target, offset, length);
    }

    private String nextChunk() {
        StringBuilder text = new StringBuilder();
        if (row < 0 && format == FileFormat.CSV) {
            text.append("site_id,product_id,date,sold_units,hourly_sold,hourly_stockout,discount,holiday,activity\n");
        }
        if (row < 0 && content.equals("field")) {
            text.append('"');
        }
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            row++;
            text.append(line()).append('\n');
        }
        return text.toString();
    }

    private String line() {
        // Four hundred days for each series, so that no day comes twice; ever new series where that is asked for.
        long series = content.equals("series") ? row : row / 400;
        LocalDate date = LocalDate.of(2023, 1, 1).plusDays(row % 400);
        String units = content.equals("faulty") ? "-3" : "3";
        String site = "S" + series / 1_000;
        String product = "P" + series % 1_000;
        return format == FileFormat.CSV
                ? site + "," + product + "," + date + "," + units + ",7:1 2,000000000000000000000000,0.95,0,1"
                : "{\"siteId\":\"" + site + "\",\"productId\":\"" + product + "\",\"date\":\"" + date
                        + "\",\"soldUnits\":" + units + ",\"discount\":0.95}";
    }

    /** Reads a large file; prints rows, records and the codes of the findings. */
    public static void main(String[] args) {
        FileFormat format = FileFormat.valueOf(args[1]);
        LargeFile file = new LargeFile(args[0], format, Long.parseLong(args[2]));
        ReadResult result =
                RecordFiles.sales(KnownIds.any()).read(file, "large", format, SampleFolder.context(), day -> {});
        System.out.println(result.rows() + " " + result.delivered() + " "
                + String.join(" ", result.findings().countByCode().keySet()));
    }
}
