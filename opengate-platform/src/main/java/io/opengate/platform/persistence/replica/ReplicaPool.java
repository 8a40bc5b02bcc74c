package io.opengate.platform.persistence.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Makes the second pool, from {@code spring.datasource-readonly.…}; whatever is not set there is as the primary's, but for
 * the patience: where the replica has no connection soon, the primary has.
 */
final class ReplicaPool {

    private static final long SOON_MILLIS = 500;

    private ReplicaPool() {}

    static HikariDataSource of(Environment environment) {
        Binder settings = Binder.get(environment);
        HikariConfig pool = new HikariConfig();
        settings.bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        pool.setPoolName(environment.getProperty("spring.application.name") + "-readonly");
        pool.setConnectionTimeout(SOON_MILLIS);
        pool.setValidationTimeout(SOON_MILLIS);
        settings.bind("spring.datasource-readonly.hikari", Bindable.ofInstance(pool));
        pool.setJdbcUrl(environment.getRequiredProperty("spring.datasource-readonly.url"));
        pool.setUsername(environment.getRequiredProperty("spring.datasource-readonly.username"));
        pool.setPassword(environment.getRequiredProperty("spring.datasource-readonly.password"));
        pool.setReadOnly(true);
        pool.setInitializationFailTimeout(-1); // a replica that is down is no reason not to start
        return new HikariDataSource(pool);
    }
}
