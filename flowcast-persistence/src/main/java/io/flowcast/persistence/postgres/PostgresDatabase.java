package io.flowcast.persistence.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.flowcast.api.demand.SalesDay;
import io.flowcast.api.stock.PurchaseOrder;
import io.flowcast.api.stock.StockLot;
import io.flowcast.api.store.CatalogStore;
import io.flowcast.api.store.HistoryStore;
import io.flowcast.api.store.LotStore;
import io.flowcast.api.store.ModelStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A PostgreSQL with the tables of FlowCast in a schema of their own, and a pool of connections to it. */
public final class PostgresDatabase implements AutoCloseable {

    /** Name of the schema. */
    public static final String SCHEMA = "flowcast";

    private static final String MIGRATIONS = "classpath:io/flowcast/persistence/postgres/migration";
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(15);

    private final HikariDataSource pool;
    private final DatabaseSettings settings;
    private final Sql sql;
    private final Imports imports;

    private PostgresDatabase(HikariDataSource pool, DatabaseSettings settings) {
        this.pool = pool;
        this.settings = settings;
        this.sql = new Sql(pool, Jdbi.create(pool).installPlugin(new PostgresPlugin()));
        this.imports = new Imports(settings.clock());
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @param settings how to reach the database
     * @return the database, to be closed by the caller
     * @throws io.flowcast.api.finding.SourceException if it cannot be reached, or its tables belong to a later version
     */
    public static PostgresDatabase open(DatabaseSettings settings) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(poolOf(settings));
        } catch (HikariPool.PoolInitializationException e) {
            throw Sql.failure("connect", e);
        }
        try {
            Flyway.configure(PostgresDatabase.class.getClassLoader())
                    .dataSource(pool)
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .locations(MIGRATIONS)
                    .load()
                    .migrate();
            return new PostgresDatabase(pool, settings);
        } catch (FlywayException e) {
            pool.close();
            throw Sql.failure("bring the tables up to date", e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig poolOf(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("flowcast");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.maximumConnections());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setSchema(SCHEMA);
        config.addDataSourceProperty("ApplicationName", "flowcast");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        if (settings.meterRegistry() != null) {
            config.setMetricRegistry(settings.meterRegistry());
        }
        return config;
    }

    /**
     * The store of sales.
     *
     * @return a store that is safe for several threads
     */
    public HistoryStore history() {
        return new PostgresHistoryStore(sql, this::importSales);
    }

    /**
     * The ledger of lots.
     *
     * @return a store that is safe for several threads
     */
    public LotStore lots() {
        return new PostgresLotStore(sql, this::importLots);
    }

    /**
     * What is known of the present beside the lots.
     *
     * @return a store that is safe for several threads
     */
    public SituationStore situation() {
        return new SituationStore(sql);
    }

    /**
     * The catalog.
     *
     * @return a store that is safe for several threads
     */
    public CatalogStore catalog() {
        return new PostgresCatalogStore(sql);
    }

    /**
     * The plans.
     *
     * @return a store that is safe for several threads
     */
    public PostgresPlanStore plans() {
        return new PostgresPlanStore(sql);
    }

    /**
     * The fitted models.
     *
     * @return a store that is safe for several threads
     */
    public ModelStore models() {
        return new PostgresModelStore(sql, settings.clock());
    }

    /**
     * What the company decides once.
     *
     * @return a store that is safe for several threads
     */
    public SettingStore settings() {
        return new SettingStore(sql);
    }

    /**
     * The table of jobs.
     *
     * @return a store that is safe for several threads
     */
    public JobStore jobs() {
        return new JobStore(sql);
    }

    /**
     * Begins to bring in sales.
     *
     * @return an import that holds a connection until it is closed
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public StagedImport<SalesDay> importSales() {
        return SalesImport.begin(pool, imports);
    }

    /**
     * Begins to bring in lots.
     *
     * @return an import that holds a connection until it is closed
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public StagedImport<StockLot> importLots() {
        return LotsImport.begin(pool, imports);
    }

    /**
     * Begins to bring in what is on its way; it takes the place of what was told before.
     *
     * @return an import that holds a connection until it is closed
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public StagedImport<PurchaseOrder> importOrders() {
        return OrdersImport.begin(pool, imports);
    }

    /**
     * Begins to bring in temperatures.
     *
     * @return an import that holds a connection until it is closed
     * @throws io.flowcast.api.finding.SourceException if the database does not answer
     */
    public StagedImport<TemperatureAt> importTemperatures() {
        return TemperaturesImport.begin(pool, imports);
    }

    /**
     * Whether the database answers.
     *
     * @param timeout how long to wait, at least a second
     * @return true if it does
     */
    public boolean answers(Duration timeout) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(Math.max(1, Math.toIntExact(timeout.toSeconds())));
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes the connections. */
    @Override
    public void close() {
        pool.close();
    }
}
