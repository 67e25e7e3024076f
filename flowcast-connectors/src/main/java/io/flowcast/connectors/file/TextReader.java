package io.flowcast.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of an encoding that is found out: that of the byte order mark, UTF-16 if every second byte is zero, else UTF-8 up to
 * the first bytes that are none. If all before them was ASCII, the text is windows-1252 from there on, so that the whole
 * of it is read as such; if not, they are damage and become U+FFFD.
 */
final class TextReader extends Reader {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MARK_BYTES = 4;
    private static final int BUFFER = 1 << 13;
    private static final char LAST_ASCII = 0x7F;

    private final InputStream in;
    private final @Nullable Charset given;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private CharsetDecoder decoder = replacing(StandardCharsets.UTF_8);
    private @Nullable Charset assumed;
    private boolean mayFallBack;
    private boolean started;
    private boolean ended;

    TextReader(InputStream in, @Nullable Charset given) {
        this.in = in;
        this.given = given;
    }

    /** The encoding if it is neither given nor marked nor UTF-8. */
    @Nullable
    Charset assumed() {
        return assumed;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (!started) {
                started = true;
                chooseDecoder();
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        if (mayFallBack) {
            for (int i = 0; i < chars.limit(); i++) {
                if (chars.get(i) > LAST_ASCII) {
                    mayFallBack = false;
                    decoder = replacing(StandardCharsets.UTF_8);
                    break;
                }
            }
        }
        if (result.isMalformed() && mayFallBack) {
            assumed = WINDOWS_1252;
            mayFallBack = false;
            decoder = replacing(WINDOWS_1252);
        } else if (result.isUnderflow() && !ended) {
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void chooseDecoder() throws IOException {
        while (!ended && bytes.remaining() < MARK_BYTES) {
            fill();
        }
        Charset marked = marked();
        if (given != null) {
            decoder = replacing(given);
        } else if (marked != null) {
            decoder = replacing(marked);
        } else if (evenZero(1) || evenZero(0)) {
            assumed = evenZero(1) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            decoder = replacing(assumed);
        } else {
            mayFallBack = true;
            decoder = StandardCharsets.UTF_8.newDecoder();
        }
    }

    /** Every second byte of the first four is zero, beginning at this one, and the others are not. */
    private boolean evenZero(int first) {
        int other = 1 - first;
        return bytes.remaining() >= MARK_BYTES
                && bytes.get(first) == 0
                && bytes.get(first + 2) == 0
                && bytes.get(other) != 0
                && bytes.get(other + 2) != 0;
    }

    /** The encoding that a byte order mark tells; skips it. */
    private @Nullable Charset marked() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            bytes.position(3);
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xFF, 0xFE)) {
            bytes.position(2);
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(0xFE, 0xFF)) {
            bytes.position(2);
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private boolean startsWith(int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static CharsetDecoder replacing(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
