package io.opengate.testkit.isolation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One parameter of a statement as it was set; it can be set again on another connection. */
record Binding(Method setter, @Nullable Object[] arguments) {

    /** An array is remembered by its elements: it belongs to the connection that made it. */
    record Elements(String type, Object[] values) {}

    static Binding of(Method setter, @Nullable Object[] arguments) throws SQLException {
        @Nullable Object[] copy = arguments.clone();
        if (copy[1] instanceof Array array) {
            copy[1] = new Elements(array.getBaseTypeName(), (Object[]) array.getArray());
        }
        return new Binding(setter, copy);
    }

    /** The same parameter where it names another realm. */
    Binding replacing(UUID realm, UUID other) {
        @Nullable Object[] copy = arguments.clone();
        if (Objects.equals(copy[1], realm)) {
            copy[1] = other;
        } else if (Objects.equals(copy[1], realm.toString())) {
            copy[1] = other.toString();
        }
        return new Binding(setter, copy);
    }

    void set(PreparedStatement statement, int index) throws SQLException {
        @Nullable Object[] copy = arguments.clone();
        copy[0] = index;
        if (copy[1] instanceof Elements(String type, Object[] values)) {
            copy[1] = statement.getConnection().createArrayOf(type, values);
        }
        try {
            setter.invoke(statement, copy);
        } catch (InvocationTargetException e) {
            throw new SQLException(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        Object value = arguments[1];
        return value instanceof Elements elements ? Arrays.toString(elements.values()) : String.valueOf(value);
    }
}
