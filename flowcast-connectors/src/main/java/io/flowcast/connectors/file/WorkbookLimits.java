package io.flowcast.connectors.file;

/**
 * How large a workbook may be.
 *
 * @param fileBytes the file as it is
 * @param partBytes a part of it, unpacked: shared texts, styles, pictures
 * @param sheetBytes a sheet, unpacked
 * @param allBytes all parts together, unpacked
 */
record WorkbookLimits(long fileBytes, long partBytes, long sheetBytes, long allBytes) {
    /** Above what a full sheet of our columns takes; a million rows of sales are about 300 MB of XML. */
    static final WorkbookLimits DEFAULT = new WorkbookLimits(256L << 20, 256L << 20, 1L << 30, 2L << 30);
}
