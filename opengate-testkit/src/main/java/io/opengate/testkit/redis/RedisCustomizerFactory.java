package io.opengate.testkit.redis;

import io.opengate.testkit.OpenGateTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Points every context of an {@link OpenGateTest} to the Redis of this JVM. */
final class RedisCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, OpenGateTest.class) ? new Customizer() : null;
    }

    /** Without state, so that test classes with equal configuration share a context. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            EmbeddedRedis redis = EmbeddedRedis.shared();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("opengate-test-redis", redis.settings()));
            context.getBeanFactory().registerSingleton("embeddedRedis", redis);
        }
    }
}
