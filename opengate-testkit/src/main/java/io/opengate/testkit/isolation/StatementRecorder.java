package io.opengate.testkit.isolation;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Remembers what a thread sends to the database, beneath the pool: what is recorded is what PostgreSQL gets. */
@SuppressWarnings("ThreadLocalUsage") // one recorder a context
final class StatementRecorder {

    /** What begins every transaction: the realm is told, not asked for. */
    private static final String TELLING = "select set_config(";

    private final ThreadLocal<@Nullable List<Recorded>> recording = new ThreadLocal<>();

    /** Starts to remember what this thread sends. */
    void start() {
        recording.set(new ArrayList<>());
    }

    /** What this thread has sent since. */
    List<Recorded> stop() {
        List<Recorded> sent = recording.get();
        recording.remove();
        return sent == null ? List.of() : sent;
    }

    /** Not a {@code DelegatingDataSource}: those are unwrapped on the way to the pool. */
    DataSource over(DataSource source) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new ConnectionCalls(connection))
                    : result;
        });
    }

    private void add(String sql, List<Binding> bindings) {
        List<Recorded> sent = recording.get();
        if (sent != null && !sql.toLowerCase(Locale.ROOT).stripLeading().startsWith(TELLING)) {
            sent.add(new Recorded(
                    sql, bindings, RealmScope.find().map(RealmId::value).orElse(null)));
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StatementRecorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private final class ConnectionCalls implements InvocationHandler {
        private final Connection target;

        ConnectionCalls(Connection target) {
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            Object result = call(target, method, arguments);
            if (result instanceof PreparedStatement prepared && arguments != null) {
                return proxy(
                        PreparedStatement.class,
                        new StatementCalls(prepared, String.valueOf(arguments[0]), new TreeMap<>()));
            }
            return result instanceof Statement plain
                    ? proxy(Statement.class, new StatementCalls(plain, "", new TreeMap<>()))
                    : result;
        }
    }

    private final class StatementCalls implements InvocationHandler {
        private final Statement target;
        private final String sql;
        private final SortedMap<Integer, Binding> bindings;

        StatementCalls(Statement target, String sql, SortedMap<Integer, Binding> bindings) {
            this.target = target;
            this.sql = sql;
            this.bindings = bindings;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            String name = method.getName();
            Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
            if (arguments != null && arguments.length > 1 && name.startsWith("set") && first instanceof Integer index) {
                bindings.put(index, Binding.of(method, arguments));
            } else if ((name.startsWith("execute") && !name.equals("executeBatch")) || name.equals("addBatch")) {
                add(first == null ? sql : String.valueOf(first), List.copyOf(bindings.values()));
            }
            return call(target, method, arguments);
        }
    }
}
