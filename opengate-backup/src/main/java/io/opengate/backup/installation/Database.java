package io.opengate.backup.installation;

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

    /** A PostgreSQL server. */
    public record Server(String host, int port) {

        /** JDBC address of one of its databases. */
        public String url(String database) {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database
                    + "?ApplicationName=opengate-backup&connectTimeout=10&tcpKeepAlive=true";
        }

        @Override
        public String toString() {
            return host + ":" + port;
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
