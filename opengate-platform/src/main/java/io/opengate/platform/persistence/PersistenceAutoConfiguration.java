package io.opengate.platform.persistence;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL as every service that owns a database uses it. */
@AutoConfiguration(
        after = {
            JdbcClientAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@ConditionalOnClass({HikariDataSource.class, HibernateJpaAutoConfiguration.class, JdbcClient.class})
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
public class PersistenceAutoConfiguration {

    @Bean
    static RealmDataSourcePostProcessor realmDataSourcePostProcessor(ObjectProvider<ReadReplica> replicas) {
        return new RealmDataSourcePostProcessor(replicas);
    }

    @Bean
    static DatabasePasswordGuard databasePasswordGuard(Environment environment) {
        return new DatabasePasswordGuard(environment);
    }

    @Bean
    HibernatePropertiesCustomizer schemaGenerationGuard() {
        return new SchemaGenerationGuard();
    }

    /** Before the translation that knows a store which is down. */
    @Bean
    @Order(0)
    WriteFence writeFence() {
        return new WriteFence();
    }

    @Bean
    ApplicationRoleCheck applicationRoleCheck(
            JdbcClient database, PlatformTransactionManager transactions, Environment environment) {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return new ApplicationRoleCheck(database, reading, environment);
    }
}
