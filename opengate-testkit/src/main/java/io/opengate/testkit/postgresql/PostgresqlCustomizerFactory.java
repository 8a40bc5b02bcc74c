package io.opengate.testkit.postgresql;

import io.opengate.testkit.OpenGateTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives every context of an {@link OpenGateTest} whose service owns a database one of its own. */
final class PostgresqlCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, OpenGateTest.class)
                ? new Customizer(replicas(testClass))
                : null;
    }

    private static int replicas(Class<?> testClass) {
        WithReplica wanted = TestContextAnnotationUtils.findMergedAnnotation(testClass, WithReplica.class);
        return wanted == null ? 0 : wanted.servers();
    }

    /** Equal for test classes with equal configuration, which share a context and its database. */
    private record Customizer(int replicas) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            ConfigurableEnvironment environment = context.getEnvironment();
            if (!"postgresql".equals(environment.getProperty("opengate.service.store"))) {
                return;
            }
            String name = environment.getRequiredProperty("opengate.service.database");
            TestDatabase database = replicas > 0 ? replicated(context, name) : EmbeddedPostgresql.create(name);
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("opengate-test-postgresql", database.settings()));
            context.getBeanFactory().registerSingleton("testDatabase", database);
        }

        private TestDatabase replicated(ConfigurableApplicationContext context, String name) {
            StreamingCluster cluster = StreamingCluster.start(replicas);
            context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> cluster.close());
            context.getBeanFactory().registerSingleton("streamingCluster", cluster);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("opengate-test-replica", cluster.replicaSettings()));
            return cluster.create(name);
        }
    }
}
