package io.opengate.platform.persistence.migration;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** What a service does about migrations when it starts: {@code opengate.migrations}. */
public enum MigrationMode {
    /** Applies what is pending: the default. */
    APPLY,
    /** Refuses to start unless the schema is exactly what this version brings; needs no owner's credentials. */
    VERIFY,
    /** Leaves Flyway alone; Hibernate still validates its tables. */
    OFF,
    /** Applies what is pending and ends: a job of its own, which starts nothing else. */
    ONLY;

    /** The setting's name. */
    public static final String SETTING = "opengate.migrations";

    /** The mode that the environment asks for. */
    public static MigrationMode of(Environment environment) {
        return parse(environment.getProperty(SETTING, "apply"));
    }

    static MigrationMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new SchemaRefusedException(
                        "The setting " + SETTING + " is '" + text + "'.",
                        "Set it to one of apply, verify, off, only (environment: OPENGATE_MIGRATIONS)."));
    }

    /**
     * Refuses {@link #ONLY} in a service that has started as a whole: it was asked for where the start does not see it yet.
     *
     * @throws SchemaRefusedException where the environment asks for it
     */
    public static void refuseOnly(Environment environment) {
        if (environment.getProperty(SETTING, "").strip().equals("only")) {
            throw new SchemaRefusedException(
                    "The setting " + SETTING + " is 'only' in a place that is read after it was decided what to start.",
                    "Give the argument --" + SETTING + "=only, or the environment variable OPENGATE_MIGRATIONS=only.");
        }
    }

    /** Whether the owner of the schema has to sign in. */
    public boolean asOwner() {
        return this == APPLY || this == ONLY;
    }
}
