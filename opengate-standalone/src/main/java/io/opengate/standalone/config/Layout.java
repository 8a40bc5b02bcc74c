package io.opengate.standalone.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the services' data are spread: chosen with the first start, kept in the home, the same ever after. */
public enum Layout {
    /** A database for each service, all on one server. */
    DATABASES,
    /** One database with a schema for each service. */
    SCHEMAS,
    /** A server for each service. */
    SERVERS;

    private static final String FILE = "layout";
    private static final String PREFIX = "opengate_";

    /** The services that own data, in the order of their servers' ports. */
    private static final List<Service> OWNERS =
            List.of(Service.REALM, Service.USER, Service.RBAC, Service.CLIENT, Service.NOTIFICATION);

    /**
     * Where a service's data are.
     *
     * @param server number of the server, from 0
     * @param database name of the database
     * @param schema the schema in it
     * @param role what the names of both its roles begin with
     */
    public record Place(int server, String database, String schema, String role) {

        public String owner() {
            return role + "_owner";
        }

        public String application() {
            return role + "_app";
        }
    }

    /** The name as on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The place of a service's data, if it owns any. */
    public Optional<Place> place(Service service) {
        return service.database().map(own -> switch (this) {
            case DATABASES -> new Place(0, own, "public", own);
            case SCHEMAS -> new Place(0, "opengate", own.substring(PREFIX.length()), own);
            case SERVERS -> new Place(OWNERS.indexOf(service), own, "public", own);
        });
    }

    /** How many servers there are. */
    public int servers() {
        return this == SERVERS ? OWNERS.size() : 1;
    }

    /** The folder of a server's data below the home. */
    public String folder(int server) {
        return this == SERVERS
                ? "postgresql-" + OWNERS.get(server).database().orElseThrow().substring(PREFIX.length())
                : "postgresql";
    }

    /**
     * The layout of that home: what it was started with first, else what is asked for, else {@link #DATABASES}.
     *
     * @throws StartFailure where another one is asked for than the home has
     */
    public static Layout of(Home home, Optional<String> asked) {
        Optional<Layout> wanted = asked.map(Layout::parse);
        Optional<Layout> kept = kept(home);
        if (kept.isPresent() && wanted.isPresent() && kept.get() != wanted.get()) {
            throw new StartFailure("the data in " + home.folder() + " are laid out as --layout="
                    + kept.get().id() + ", which cannot become --layout="
                    + wanted.get().id()
                    + "; start without --layout, or a new installation with OPENGATE_HOME=<another folder>");
        }
        Layout layout = kept.or(() -> wanted).orElse(DATABASES);
        if (kept.isEmpty()) {
            layout.keep(home);
        }
        return layout;
    }

    private static Layout parse(String text) {
        return Arrays.stream(values())
                .filter(layout -> layout.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new StartFailure("--layout is one of databases, schemas, servers, not " + text));
    }

    /** A home from before there was a choice has databases. */
    private static Optional<Layout> kept(Home home) {
        Path file = home.file(FILE);
        try {
            if (Files.exists(file)) {
                return Optional.of(parse(Files.readString(file).strip()));
            }
            return Files.exists(home.file("postgresql")) ? Optional.of(DATABASES) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read", e);
        }
    }

    private void keep(Home home) {
        try {
            Files.writeString(home.file(FILE), id() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
