package io.flowcast.connectors.result;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.plan.SupplyPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/**
 * Writes the tables of {@link PlanCsv} as one Excel workbook, a sheet for each: {@code forecast}, {@code orders} and
 * {@code expiry_actions}. Dates are dates, numbers are numbers, the header stays in sight and can be filtered by.
 *
 * <p>A text is never a formula, whatever it begins with. A table of more rows than a sheet can hold goes on in a next one,
 * named {@code forecast 2}. The same plan gives the same bytes.
 */
public final class PlanExcel {
    private static final String APPLICATION = "FlowCast";
    private static final String VERSION = "1.0";
    private static final String PROPERTIES = "docProps/core.xml";
    /** The first day that a ZIP archive can tell: a workbook does not say when it was written. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String NO_PROPERTIES = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";

    private PlanExcel() {}

    /**
     * All tables of a plan. They are gathered in a temporary file first.
     *
     * @param plan the plan
     * @param catalog names and costs
     * @param target receives the workbook; is flushed and stays open
     * @throws IOException if writing fails
     */
    public static void write(SupplyPlan plan, Catalog catalog, OutputStream target) throws IOException {
        write(plan, catalog, target, ExcelTable.MAX_ROWS);
    }

    static void write(SupplyPlan plan, Catalog catalog, OutputStream target, int maxRows) throws IOException {
        Path file = Files.createTempFile("flowcast", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    Workbook workbook = new Workbook(out, APPLICATION, VERSION)) {
                try (ExcelTable table = new ExcelTable(workbook, "forecast", maxRows)) {
                    PlanTables.forecast(plan, catalog, table);
                }
                try (ExcelTable table = new ExcelTable(workbook, "orders", maxRows)) {
                    PlanTables.orders(plan, catalog, table);
                }
                try (ExcelTable table = new ExcelTable(workbook, "expiry_actions", maxRows)) {
                    PlanTables.expiryActions(plan, catalog, table);
                }
            }
            copyWithoutTime(file, target);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copyWithoutTime(Path file, OutputStream target) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        try (ZipFile from = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                zip.putNextEntry(copy);
                if (entry.getName().equals(PROPERTIES)) {
                    zip.write(NO_PROPERTIES.getBytes(StandardCharsets.UTF_8));
                } else {
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
        }
        zip.finish();
        zip.flush();
    }
}
