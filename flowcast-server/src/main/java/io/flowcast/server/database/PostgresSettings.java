package io.flowcast.server.database;

import java.nio.file.Path;

/** The two configuration files of an embedded cluster, written afresh at every start. */
final class PostgresSettings {

    private PostgresSettings() {}

    /** {@code postgresql.conf}: loopback only, nothing traded against durability, sizes for one machine. */
    static String configuration(int port, Path logDirectory) {
        return String.join(
                "\n",
                "# Written by the FlowCast server at every start: changes made here do not last.",
                "listen_addresses = '127.0.0.1'",
                "port = " + port,
                "unix_socket_directories = ''",
                "password_encryption = 'scram-sha-256'",
                "fsync = on",
                "synchronous_commit = on",
                "full_page_writes = on",
                "max_connections = 40",
                "shared_buffers = '128MB'",
                "work_mem = '16MB'",
                "maintenance_work_mem = '128MB'",
                "max_wal_size = '2GB'",
                // Parallel queries take their memory from /dev/shm, of which a container often has too little.
                "max_parallel_workers_per_gather = 0",
                "max_parallel_maintenance_workers = 0",
                "jit = off",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "logging_collector = on",
                "log_directory = '" + logDirectory.toString().replace("\\", "/").replace("'", "''") + "'",
                "log_filename = 'postgres-%a.log'",
                "log_file_mode = 0600",
                "log_rotation_age = '1d'",
                "log_rotation_size = 0",
                "log_truncate_on_rotation = on",
                "log_line_prefix = '%m [%p] '",
                "");
    }

    /** {@code pg_hba.conf}: two roles, from this machine, with a password; nobody else. */
    static String authentication() {
        return String.join(
                "\n",
                "# Written by the FlowCast server at every start: changes made here do not last.",
                "host  all  flowcast_admin,flowcast  127.0.0.1/32  scram-sha-256",
                "local all  all                                    reject",
                "host  all  all                      all           reject",
                "");
    }
}
