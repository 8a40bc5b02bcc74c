package io.opengate.platform.persistence;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One borrowed connection; remembers which realm the current transaction was told. */
final class RealmConnection implements InvocationHandler {

    private static final String TELL = "select set_config('opengate.realm', ?, true)";

    /** The first statement of a transaction that may write: it shares the fence, or learns that it may not. */
    private static final String TELL_AND_SHARE_FENCE =
            TELL + ", pg_try_advisory_xact_lock_shared(" + WriteFence.KEY + ")";

    private final Connection target;
    private final RealmDataSource source;

    /** What the current transaction was told; null before its first statement. */
    private @Nullable String told;

    private RealmConnection(Connection target, RealmDataSource source) {
        this.target = target;
        this.source = source;
    }

    static Connection over(Connection target, RealmDataSource source) {
        return (Connection) Proxy.newProxyInstance(
                RealmConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new RealmConnection(target, source));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself alone
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "createStatement", "prepareStatement", "prepareCall" -> beforeStatement();
            // what a savepoint's rollback restores is not worth tracking: telling it again is right in any case
            case "commit", "rollback", "setAutoCommit", "close" -> told = null;
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {}
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void beforeStatement() throws SQLException {
        if (target.getAutoCommit()) {
            if (source.guarding()) {
                throw new OutsideTransactionException();
            }
            return;
        }
        String realm = RealmScope.find().map(RealmId::toString).orElse("");
        if (!realm.equals(told)) {
            if (told == null && !target.isReadOnly()) {
                tellAndShareFence(realm);
            } else {
                tell(realm);
            }
            told = realm;
        }
    }

    private void tell(String realm) throws SQLException {
        try (PreparedStatement tell = target.prepareStatement(TELL)) {
            tell.setString(1, realm);
            tell.execute();
        }
    }

    private void tellAndShareFence(String realm) throws SQLException {
        try (PreparedStatement tell = target.prepareStatement(TELL_AND_SHARE_FENCE)) {
            tell.setString(1, realm);
            try (ResultSet answer = tell.executeQuery()) {
                if (!answer.next() || !answer.getBoolean(2)) {
                    throw new WriteFencedException();
                }
            }
        }
    }
}
