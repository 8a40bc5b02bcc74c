package io.opengate.user;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Counts the statements that this thread's work and that of others prepare, apart from the one that names the realm. */
@Component
public class StatementCounter implements BeanPostProcessor {

    private static final ThreadLocal<AtomicInteger> COUNT = ThreadLocal.withInitial(AtomicInteger::new);

    /** How many statements the work needs, on the calling thread. */
    public int count(Runnable work) {
        COUNT.get().set(0);
        work.run();
        return COUNT.get().get();
    }

    /** Slips under the pool, so that the platform still finds a pool to wrap. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            DataSource driver = new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
            pool.setDataSource(wrap(
                    DataSource.class,
                    driver,
                    (call, result) -> result instanceof Connection connection ? counting(connection) : result));
        }
        return bean;
    }

    private static Connection counting(Connection connection) {
        return wrap(Connection.class, connection, (call, result) -> {
            if (call.startsWith("prepareStatement") && !call.contains("opengate.realm")) {
                COUNT.get().incrementAndGet();
            }
            return result;
        });
    }

    private static <T> T wrap(Class<T> type, T target, BiFunction<String, Object, Object> after) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
                        return result == null ? null : after.apply(call, result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
