package io.flowcast.server.imports;

import io.flowcast.api.run.Cancellation;
import io.flowcast.connectors.file.FileFormat;
import io.flowcast.connectors.file.RecordFiles;
import io.flowcast.connectors.file.SiteTemperature;
import io.flowcast.persistence.postgres.PostgresDatabase;
import io.flowcast.persistence.postgres.TemperatureAt;
import io.flowcast.server.http.ByteLimit;
import io.flowcast.server.http.Exchange;
import io.flowcast.server.http.FindingsView;
import io.flowcast.server.http.Parameter;
import io.flowcast.server.http.Problem;
import io.flowcast.server.http.ProblemException;
import io.flowcast.server.http.ProblemType;
import io.flowcast.server.http.RateClass;
import io.flowcast.server.http.Route;
import io.flowcast.server.http.Scope;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The routes that bring in tables of rows. */
public final class ImportRoutes {

    private static final String SUBJECT = "imports";
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    /** Each import holds a connection to the database as long as its body takes to arrive. */
    private static final int AT_ONCE = 4;

    private static final Parameter<OnError> ON_ERROR = Parameter.choice(
            "onError",
            OnError.REJECT,
            "What to do if rows have errors: import nothing (`reject`), or leave those rows out (`skip`).");

    private final PostgresDatabase database;
    private final ImportService service;
    private final Exchange exchange;
    private final long maximumBytes;
    private final Semaphore running = new Semaphore(AT_ONCE);

    /**
     * Makes the handlers.
     *
     * @param database where data is kept
     * @param exchange how answers are written
     * @param clock tells what day it is
     * @param shutdown requested when the server is stopping
     * @param maximumBytes largest body
     */
    public ImportRoutes(
            PostgresDatabase database, Exchange exchange, Clock clock, Cancellation shutdown, long maximumBytes) {
        this.database = database;
        this.service = new ImportService(database.catalog(), clock, shutdown);
        this.exchange = exchange;
        this.maximumBytes = maximumBytes;
    }

    /** The routes. */
    public List<Route> routes() {
        ImportService.Kind<?, ?> sales =
                new ImportService.Kind<>("sales", RecordFiles::sales, Function.identity(), database::importSales);
        ImportService.Kind<?, ?> lots =
                new ImportService.Kind<>("lots", RecordFiles::lots, Function.identity(), database::importLots);
        ImportService.Kind<?, ?> orders =
                new ImportService.Kind<>("orders", RecordFiles::orders, Function.identity(), database::importOrders);
        ImportService.Kind<?, ?> temperatures = new ImportService.Kind<>(
                "temperatures", RecordFiles::temperatures, ImportRoutes::kept, database::importTemperatures);
        return List.of(
                route(
                        sales,
                        "importSales",
                        "Bring in sales by site, product and day",
                        "Columns: `site_id`, `product_id`, `date`, `sold_units`, and optionally `hourly_sold`,"
                                + " `hourly_stockout`, `discount`, `holiday`, `activity`. A day that is there already is"
                                + " replaced."),
                route(
                        lots,
                        "importLots",
                        "Open lots of stock",
                        "Columns: `lot_id`, `site_id`, `product_id`, `quantity_units`, `received_on`, `expires_on`,"
                                + " `date_kind`, `unit_cost`, and optionally `parent_lot_id`, `condition`,"
                                + " `condition_since`. The ledger of lots is append-only: a lot that is there already"
                                + " must be the same."),
                route(
                        orders,
                        "importOrders",
                        "Tell what is on its way",
                        "Columns: `order_id`, `supplier_id`, `site_id`, `product_id`, `quantity_units`, `ordered_on`,"
                                + " `expected_on`, `unit_cost`. The rows take the place of all that were told before."),
                route(
                        temperatures,
                        "importTemperatures",
                        "Bring in what the temperature loggers recorded",
                        "Columns: `site_id`, `observed_at`, `temperature_celsius`. The time carries its offset, such as"
                                + " `2024-06-02T00:00+08:00`. A reading that is there already is replaced."));
    }

    private static TemperatureAt kept(SiteTemperature read) {
        return new TemperatureAt(read.siteId(), read.reading());
    }

    private Route route(ImportService.Kind<?, ?> kind, String operationId, String summary, String columns) {
        return Route.post("/v1/imports/" + kind.name(), operationId)
                .about(SUBJECT, summary)
                .description(columns
                        + " In NDJSON the same names in camel case or as in CSV. Sites and products must be in the"
                        + " catalog. The body is published in one transaction or not at all; the same content again"
                        + " does nothing. Everything that is wrong is reported at once: the first 1,000 findings of"
                        + " each code, and exact counts.")
                .needs(Scope.IMPORTS_WRITE, RateClass.HEAVY)
                .with(ON_ERROR)
                .takesStream("Rows, in UTF-8.", CSV, NDJSON)
                .gives(201, ImportReport.class, "The rows were imported.")
                .gives(200, ImportReport.class, "The same content had been imported before; nothing was done.")
                .givesProblem(ProblemType.IMPORT_REJECTED, ImportProblem.class)
                .fails(ProblemType.UNAVAILABLE)
                .handledBy(handler(kind));
    }

    private Handler handler(ImportService.Kind<?, ?> kind) {
        return context -> {
            OnError onError = ON_ERROR.read(context);
            long announced = context.req().getContentLengthLong();
            if (announced > maximumBytes) {
                throw ByteLimit.tooLarge(maximumBytes);
            }
            if (!running.tryAcquire()) {
                throw new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "There are " + AT_ONCE + " imports under way already.",
                        List.of(),
                        Map.of("Retry-After", "5"));
            }
            try {
                run(kind, context, onError);
            } finally {
                running.release();
            }
        };
    }

    private void run(ImportService.Kind<?, ?> kind, Context context, OnError onError) throws IOException {
        FileFormat format = Exchange.mediaType(context).equals(CSV) ? FileFormat.CSV : FileFormat.NDJSON;
        ImportService.Outcome outcome;
        try (ByteLimit body = new ByteLimit(context.req().getInputStream(), maximumBytes)) {
            outcome = service.run(kind, body, format, onError);
            body.throwIfExceeded();
        }
        ImportReport report = outcome.report();
        if (report != null) {
            exchange.reply(context, report.repeated() ? 200 : 201, report);
            return;
        }
        String detail = "Nothing was imported: there are " + outcome.findings().total() + " findings.";
        exchange.reply(
                context,
                ProblemType.IMPORT_REJECTED.status(),
                Problem.MEDIA_TYPE,
                ImportProblem.of(detail, FindingsView.of(outcome.findings()), Exchange.requestId(context)));
    }
}
