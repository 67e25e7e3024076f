package io.flowcast.server.imports;

import io.flowcast.api.catalog.Catalog;
import io.flowcast.api.catalog.Site;
import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.Findings;
import io.flowcast.api.finding.Severity;
import io.flowcast.api.run.Cancellation;
import io.flowcast.api.run.RunContext;
import io.flowcast.api.store.CatalogStore;
import io.flowcast.api.store.ImportReceipt;
import io.flowcast.connectors.file.FileFormat;
import io.flowcast.connectors.file.KnownIds;
import io.flowcast.connectors.file.ReadResult;
import io.flowcast.connectors.file.RecordFile;
import io.flowcast.connectors.file.RecordStream;
import io.flowcast.persistence.postgres.StagedImport;
import io.flowcast.server.http.FindingsView;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a body into a staging table and publishes it, or says why not. */
final class ImportService {

    private static final String SOURCE = "body";

    private final CatalogStore catalogs;
    private final Clock clock;
    private final Cancellation shutdown;

    ImportService(CatalogStore catalogs, Clock clock, Cancellation shutdown) {
        this.catalogs = catalogs;
        this.clock = clock;
        this.shutdown = shutdown;
    }

    /**
     * A kind of data that can be imported.
     *
     * @param name its name in paths and receipts
     * @param reader reads its rows, given the keys that may occur
     * @param row makes of what was read what is kept
     * @param staging begins an import
     */
    record Kind<R, T>(
            String name,
            Function<KnownIds, RecordFile<R>> reader,
            Function<R, T> row,
            Supplier<StagedImport<T>> staging) {}

    /**
     * What came of a body.
     *
     * @param report the report, or null if nothing was imported
     * @param findings everything that was found
     */
    record Outcome(@Nullable ImportReport report, Findings findings) {}

    /** Imports a body, all or nothing. */
    <R, T> Outcome run(Kind<R, T> kind, InputStream body, FileFormat format, OnError onError) {
        Catalog catalog = catalogs.read();
        RunContext context = RunContext.asOf(today(catalog))
                .clock(clock)
                .cancellation(shutdown)
                .build();
        RecordFile<R> reader = kind.reader().apply(KnownIds.of(catalog));
        try (RecordStream<R> records = reader.open(body, SOURCE, format, context);
                StagedImport<T> staged = kind.staging().get()) {
            while (records.hasNext()) {
                R read = records.next();
                staged.add(records.line(), kind.row().apply(read));
            }
            ReadResult read = records.result();
            FindingCollector findings = new FindingCollector();
            findings.addAll(read.findings());
            if (read.complete()) {
                staged.check(SOURCE, findings);
            }
            Severity tolerated = onError == OnError.SKIP ? Severity.ERROR : Severity.WARNING;
            if (worst(findings).compareTo(tolerated) > 0) {
                return new Outcome(null, findings.toFindings());
            }
            ImportReceipt receipt = staged.publish(read.contentHash());
            return new Outcome(report(kind.name(), receipt, read.rows(), findings.toFindings()), findings.toFindings());
        }
    }

    private static ImportReport report(String kind, ImportReceipt receipt, long rowsRead, Findings findings) {
        return new ImportReport(
                receipt.importId(),
                kind,
                receipt.contentHash(),
                receipt.rows(),
                Math.max(0, rowsRead - receipt.rows()),
                receipt.repeated(),
                receipt.publishedAt(),
                FindingsView.of(findings));
    }

    private static Severity worst(FindingCollector findings) {
        Severity worst = Severity.INFO;
        for (Severity severity : Severity.values()) {
            worst = findings.has(severity) ? severity : worst;
        }
        return worst;
    }

    /** The date where it is latest: a day that is over at one of the sites may be imported. */
    private LocalDate today(Catalog catalog) {
        return catalog.sites().stream()
                .map(Site::zone)
                .distinct()
                .map(zone -> LocalDate.now(clock.withZone(zone)))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.now(clock.withZone((ZoneId) ZoneOffset.UTC)));
    }
}
