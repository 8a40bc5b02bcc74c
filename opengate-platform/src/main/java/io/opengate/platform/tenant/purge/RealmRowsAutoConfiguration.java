package io.opengate.platform.tenant.purge;

import io.opengate.platform.persistence.PersistenceAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What purges of a service with a database have in common. */
@AutoConfiguration(after = PersistenceAutoConfiguration.class)
@ConditionalOnClass({JdbcClient.class, TransactionTemplate.class})
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
class RealmRowsAutoConfiguration {

    @Bean
    RealmRows realmRows(JdbcClient database, PlatformTransactionManager transactions) {
        return new RealmRows(database, new TransactionTemplate(transactions));
    }
}
