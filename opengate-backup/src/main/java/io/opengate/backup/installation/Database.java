package io.opengate.backup.installation;

import io.opengate.platform.persistence.DatabaseHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a service's tables are.
 *
 * @param service whose they are
 * @param server the PostgreSQL server
 * @param name of the database
 * @param schema {@code public}, or the service's own in the layout of one database with five schemas
 * @param owner the role that owns the tables: it migrates, and makes backups
 * @param application the role of the running service
 */
public record Database(
        StoreService service, Server server, String name, String schema, Credentials owner, Credentials application) {

    /**
     * A PostgreSQL server: the primary, wherever it is.
     *
     * @param host its host, or several separated by commas, each with a port of its own or the common one, as the services
     *     understand {@code POSTGRES_HOST}
     * @param port the common port
     */
    public record Server(String host, int port) {

        /** JDBC address of one of its databases. */
        public String url(String database) {
            return "jdbc:postgresql://" + this + "/" + database
                    + "?ApplicationName=opengate-backup&connectTimeout=10&tcpKeepAlive=true&targetServerType=primary";
        }

        /** How {@code pg_dump} and {@code pg_restore} find it. */
        public List<String> options() {
            List<String> hosts = new ArrayList<>();
            List<String> ports = new ArrayList<>();
            for (String each : toString().split(",", -1)) {
                int colon = each.lastIndexOf(':');
                hosts.add(each.substring(0, colon).replaceAll("^\\[|]$", ""));
                ports.add(each.substring(colon + 1));
            }
            return List.of("--host=" + String.join(",", hosts), "--port=" + String.join(",", ports));
        }

        /** What they read from the environment: the password, and that a standby will not do. */
        public Map<String, String> environment(Credentials role) {
            return Map.of("PGPASSWORD", role.password(), "PGTARGETSESSIONATTRS", "primary");
        }

        @Override
        public String toString() {
            return DatabaseHosts.hosts(host, Integer.toString(port));
        }
    }

    /** Role and password. */
    public record Credentials(String user, String password) {

        /** Hides the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** JDBC address. */
    public String url() {
        return server.url(name);
    }

    /** Whether other services have schemas in the same database. */
    public boolean sharesDatabase() {
        return !schema.equals("public");
    }

    /** The same under another name. */
    public Database named(String other) {
        return new Database(service, server, other, schema, owner, application);
    }
}
