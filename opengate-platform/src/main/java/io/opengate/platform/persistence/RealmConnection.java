package io.opengate.platform.persistence;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One borrowed connection; remembers which realm the current transaction was told, and whether it may write. */
final class RealmConnection implements InvocationHandler {

    private final Connection target;
    private final RealmDataSource source;

    /** What the current transaction was told; null before its first statement. */
    private @Nullable String told;

    private boolean writing;
    private boolean hasWritten;

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
            Object result = method.invoke(target, arguments);
            tellEnds(method.getName(), arguments);
            return result;
        } catch (InvocationTargetException e) {
            tellDoubt(method.getName());
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
        if (told == null) {
            boolean readOnly = target.isReadOnly();
            source.opening(readOnly).send(target, realm);
            writing = !readOnly;
        } else if (!realm.equals(told)) {
            Opening.PLAIN.send(target, realm);
        }
        told = realm;
    }

    private void tellDoubt(String call) {
        if (writing && call.equals("commit")) {
            writing = false;
            hasWritten = true;
            source.ends().inDoubt();
        }
    }

    private void tellEnds(String call, Object @Nullable [] arguments) {
        if (writing && arguments == null && (call.equals("commit") || call.equals("rollback"))) {
            writing = false;
            hasWritten = true;
            source.ends().ended(target);
        } else if (hasWritten && call.equals("close")) {
            hasWritten = false;
            source.ends().released();
        }
    }
}
