package io.opengate.platform.persistence;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts a {@link RealmDataSource} over every pool, and has it guard as soon as Hibernate has checked the schema. */
final class RealmDataSourcePostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

    private final List<RealmDataSource> sources = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case HikariDataSource pool -> {
                RealmDataSource source = new RealmDataSource(pool);
                sources.add(source);
                yield source;
            }
            case EntityManagerFactory factory -> {
                sources.forEach(RealmDataSource::guard);
                yield factory;
            }
            default -> bean;
        };
    }

    @Override
    public void afterSingletonsInstantiated() {
        sources.forEach(RealmDataSource::guard);
    }
}
