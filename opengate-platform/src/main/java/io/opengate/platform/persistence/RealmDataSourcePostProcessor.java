package io.opengate.platform.persistence;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Puts a {@link RealmDataSource} over every pool, and has it guard as soon as Hibernate has checked the schema. Where
 * there is a replica, a transaction gets its connection with its first statement, read-only ones by way of the replica.
 */
final class RealmDataSourcePostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

    private final List<RealmDataSource> sources = new CopyOnWriteArrayList<>();
    private final ObjectProvider<ReadReplica> replicas;

    RealmDataSourcePostProcessor(ObjectProvider<ReadReplica> replicas) {
        this.replicas = replicas;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case HikariDataSource pool -> over(pool, replicas.getIfAvailable());
            case EntityManagerFactory factory -> {
                sources.forEach(RealmDataSource::guard);
                yield factory;
            }
            default -> bean;
        };
    }

    private DataSource over(HikariDataSource pool, @Nullable ReadReplica replica) {
        RealmDataSource source = RealmDataSource.ofPrimary(pool, replica == null ? TransactionEnds.UNHEARD : replica);
        sources.add(source);
        if (replica == null) {
            return source;
        }
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(source);
        lazy.setReadOnlyDataSource(replica.reads(source));
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        sources.forEach(RealmDataSource::guard);
    }
}
