package io.opengate.platform.persistence;

/** Hibernate was told to change the schema, which Flyway alone may do. */
public final class SchemaGenerationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SchemaGenerationException(String setting, String value) {
        super("The setting " + setting + "=" + value + " would let Hibernate change the schema.");
    }
}
