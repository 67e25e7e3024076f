package io.flowcast.connectors.file;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what would fill the memory if a workbook was read: archives that unpack without end, cells far to the right,
 * endless texts. The library that reads workbooks trusts them. Every part is unpacked and parsed once with that library's own
 * parser, and nothing of it is kept.
 */
final class WorkbookCheck {
    private static final int MAX_PARTS = 10_000;
    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_CELLS_OF_ROW = 16_384;
    private static final int MAX_TEXT_CHARS = 1 << 16;
    private static final int MAX_SHARED_TEXTS = 4_000_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NAMES = 4_096;
    private static final int MAX_ARRAY_FORMULAS = 1_000;
    private static final int MAX_SHARED_FORMULAS = 100_000;
    /** No start of an element and no text is longer. */
    private static final int MAX_BYTES_BETWEEN_TAGS = 1 << 20;

    private static final int BYTES_BETWEEN_LOOKS = 1 << 22;
    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

    private final WorkbookLimits limits;
    private final Runnable stopIfAsked;
    private final XMLInputFactory xml = new InputFactoryImpl();
    private long allBytes;

    WorkbookCheck(WorkbookLimits limits, Runnable stopIfAsked) {
        this.limits = limits;
        this.stopIfAsked = stopIfAsked;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Says that a limit is passed. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        TooMuch(String message) {
            super(message);
        }
    }

    /** What is too much, or {@code null}. */
    @Nullable
    String problem(Path file) throws IOException {
        try {
            checkParts(file);
            return null;
        } catch (TooMuch e) {
            return e.getMessage();
        }
    }

    private void checkParts(Path file) throws IOException {
        // Counts first: the other reader makes objects of all entries at once.
        try (java.util.zip.ZipFile counted = new java.util.zip.ZipFile(file.toFile())) {
            atMost(MAX_PARTS, counted.size(), "parts");
        }
        try (ZipFile zip = ZipFile.builder().setFile(file.toFile()).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    checkPart(zip, entry);
                }
            }
        }
    }

    private void checkPart(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean isSheet = name.startsWith("xl/worksheets/");
        try (Counted in = new Counted(zip.getInputStream(entry), isSheet ? limits.sheetBytes() : limits.partBytes())) {
            try {
                checkXml(in);
            } catch (XMLStreamException | UncheckedStreamException e) {
                throwIfTooMuch(e);
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    throw new IllegalArgumentException(entry.getName() + ": " + e.getMessage(), e);
                }
                // No XML: nobody unpacks it.
            }
        }
    }

    private static void throwIfTooMuch(Throwable error) throws TooMuch {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooMuch tooMuch) {
                throw tooMuch;
            } else if (cause instanceof XMLStreamException xml && xml.getNestedException() instanceof TooMuch tooMuch) {
                throw tooMuch;
            }
        }
    }

    /** Counts what is unpacked, as the archive's own figures may be wrong. */
    private final class Counted extends FilterInputStream {
        private final long limit;
        private long bytes;
        private long nextLook = BYTES_BETWEEN_LOOKS;
        private int sinceTag;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count <= 0) {
                return count;
            }
            bytes += count;
            allBytes += count;
            atMost(limit, bytes, "bytes of a part");
            atMost(limits.allBytes(), allBytes, "bytes of all parts");
            if (bytes >= nextLook) {
                nextLook = bytes + BYTES_BETWEEN_LOOKS;
                stopIfAsked.run();
            }
            for (int i = offset; i < offset + count; i++) {
                sinceTag = target[i] == '<' ? 0 : sinceTag + 1;
                if (sinceTag > MAX_BYTES_BETWEEN_TAGS) {
                    throw new TooMuch("more than " + MAX_BYTES_BETWEEN_TAGS + " bytes between tags");
                }
            }
            return count;
        }
    }

    private void checkXml(InputStream in) throws XMLStreamException, IOException {
        XMLStreamReader reader = xml.createXMLStreamReader(in);
        try {
            Counts counts = new Counts();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> counts.start(reader);
                    case XMLStreamConstants.END_ELEMENT -> counts.end(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        counts.text(reader.getTextLength());
                    default -> {}
                }
            }
        } finally {
            reader.close();
        }
    }

    /** What has been seen of a part. */
    private static final class Counts {
        private final Set<String> names = new HashSet<>();
        private int depth;
        private int rows;
        private int cellsOfRow;
        private int textOfCell;
        private int cellsOpen;
        private int sharedTexts;
        private int arrayFormulas;
        private int sharedFormulas;

        void start(XMLStreamReader reader) throws TooMuch {
            atMost(MAX_DEPTH, ++depth, "elements in each other");
            String name = reader.getLocalName();
            see(name);
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                see(reader.getAttributeLocalName(i));
            }
            switch (name) {
                case "row" -> atMost(MAX_ROWS, ++rows, "rows");
                case "c" -> {
                    atMost(MAX_CELLS_OF_ROW, ++cellsOfRow, "cells in a row");
                    openCell();
                    String place = reader.getAttributeValue(null, "r");
                    if (place != null && !CELL.matcher(place).matches()) {
                        throw new TooMuch("a cell at " + place.substring(0, Math.min(20, place.length())));
                    }
                }
                case "si" -> {
                    atMost(MAX_SHARED_TEXTS, ++sharedTexts, "shared texts");
                    openCell();
                }
                case "f" -> formula(reader);
                default -> {}
            }
        }

        private void openCell() {
            textOfCell = cellsOpen++ == 0 ? 0 : textOfCell;
        }

        private void formula(XMLStreamReader reader) throws TooMuch {
            String type = reader.getAttributeValue(null, "t");
            if ("array".equals(type)) {
                atMost(MAX_ARRAY_FORMULAS, ++arrayFormulas, "array formulas");
            } else if ("shared".equals(type) && reader.getAttributeValue(null, "ref") != null) {
                atMost(MAX_SHARED_FORMULAS, ++sharedFormulas, "shared formulas");
            }
        }

        private void see(String name) throws TooMuch {
            if (names.add(name)) {
                atMost(MAX_NAMES, names.size(), "names of elements");
            }
        }

        void end(String name) {
            depth--;
            if (name.equals("row")) {
                cellsOfRow = 0;
            }
            if (name.equals("c") || name.equals("si")) {
                cellsOpen--;
            }
        }

        void text(int chars) throws TooMuch {
            textOfCell += cellsOpen > 0 ? chars : 0;
            atMost(MAX_TEXT_CHARS, textOfCell, "characters in a cell");
        }
    }

    private static void atMost(long limit, long count, String what) throws TooMuch {
        if (count > limit) {
            throw new TooMuch("more than " + limit + " " + what);
        }
    }
}
