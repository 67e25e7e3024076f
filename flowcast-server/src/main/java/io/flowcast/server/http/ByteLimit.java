package io.flowcast.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than a limit; at the first byte beyond it the request ends in a problem. */
public final class ByteLimit extends FilterInputStream {

    private final long limit;
    private long read;

    /**
     * Limits a stream.
     *
     * @param in the stream
     * @param limit how many bytes it may give
     */
    public ByteLimit(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw tooLarge(limit);
        }
    }

    /**
     * Ends the request if the body went beyond the limit, for readers that take every failure of a stream for a damaged
     * file.
     */
    public void throwIfExceeded() {
        if (read > limit) {
            throw tooLarge(limit);
        }
    }

    /** The problem of a body beyond the limit. */
    public static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE, "The body may have at most " + limit + " bytes. Maybe send it in parts.");
    }
}
