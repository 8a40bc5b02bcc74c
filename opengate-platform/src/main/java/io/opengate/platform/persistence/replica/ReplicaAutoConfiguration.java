package io.opengate.platform.persistence.replica;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opengate.platform.crypto.Macs;
import io.opengate.platform.persistence.PersistenceAutoConfiguration;
import io.opengate.platform.persistence.ReadReplica;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reading from a replica; without one there is nothing of it. */
@AutoConfiguration(before = PersistenceAutoConfiguration.class)
@ConditionalOnClass({HikariDataSource.class, JdbcClient.class})
@ConditionalOnProperty(name = "opengate.service.store", havingValue = "postgresql")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(ReplicaConfigured.class)
@EnableConfigurationProperties(ReplicaSettings.class)
public class ReplicaAutoConfiguration {

    /** After the authorization of the route, which knows the caller, and before all else that may read. */
    private static final int AFTER_AUTHORIZATION = 5;

    /** Not a data source among the beans: nobody is to use it but the routing. */
    @Bean
    static ReplicaConnections replicaConnections(Environment environment) {
        return new ReplicaConnections(ReplicaPool.of(environment));
    }

    @Bean
    static ReadReplica readReplica(ReplicaConnections connections) {
        return connections.routing();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ReadOnlyUnits readOnlyUnits() {
        return new ReadOnlyUnits();
    }

    @Bean
    ReplicaWatch replicaWatch(Environment environment, ReplicaSettings settings, ReplicaConnections connections) {
        String service = environment.getRequiredProperty("spring.application.name");
        return new ReplicaWatch(
                service,
                settings,
                probe(environment, "spring.datasource", settings, ReplicaWatch.END_OF_LOG),
                probe(environment, "spring.datasource-readonly", settings, ReplicaWatch.REPLAYED),
                connections::cut);
    }

    private static ServerProbe probe(
            Environment environment, String prefix, ReplicaSettings settings, String question) {
        return new ServerProbe(
                environment.getRequiredProperty(prefix + ".url"),
                environment.getRequiredProperty(prefix + ".username"),
                environment.getRequiredProperty(prefix + ".password"),
                "opengate-" + environment.getProperty("spring.application.name") + "-replica-watch",
                settings.probeTimeout(),
                question);
    }

    @Bean
    ReadCounts readCounts(ReplicaWatch watch) {
        return new ReadCounts(watch::state);
    }

    @Bean
    MeterBinder replicaPoolMetrics(ReplicaConnections connections) {
        return registry -> connections.pool().setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }

    @Bean
    WebMvcConfigurer consistencyExchangeConfigurer(
            Environment environment,
            ObjectProvider<ReplicaWatch> watch,
            ObjectProvider<ReadCounts> counts,
            ObjectProvider<Macs> macs,
            ObjectProvider<StringRedisTemplate> redis,
            ReplicaSettings settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                String service = environment.getRequiredProperty("spring.application.name");
                registry.addInterceptor(new ConsistencyExchange(
                                new RequestReads.Servers(watch.getObject(), counts.getObject()),
                                new PositionTokens(service, macs.getObject().purpose("idempotency")),
                                new CallerPositions(service, redis.getObject(), settings.remembered())))
                        .order(AFTER_AUTHORIZATION);
            }
        };
    }
}
