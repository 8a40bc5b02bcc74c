package io.opengate.testkit.tenant;

import io.opengate.platform.crypto.NativeCrypto;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.tenant.Realms;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives every context of an {@link OpenGateTest} secrets, realms, tokens and an HTTP client. */
final class TenantCustomizerFactory implements ContextCustomizerFactory {

    private static final Map<String, Object> SECRETS =
            Map.of("OPENGATE_MASTER_KEY", Tokens.random(), "OPENGATE_SERVICE_SECRET", Tokens.random());

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, OpenGateTest.class) ? new Customizer() : null;
    }

    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            NativeCrypto.install();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("opengate-test-secrets", SECRETS));
            TestRealms realms = new TestRealms();
            var beans = context.getBeanFactory();
            beans.registerSingleton("testRealms", realms);
            beans.registerSingleton("testTokens", new TestTokens(context.getEnvironment()));
            beans.registerSingleton("testHttp", new TestHttp(context.getEnvironment()));
            beans.addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    boolean realmService =
                            "realm".equals(context.getEnvironment().getProperty("spring.application.name"));
                    return switch (bean) {
                        case Realms own -> realms.before(own, realmService);
                        case VerificationKeys own -> TestTokens.before(own);
                        default -> bean;
                    };
                }
            });
        }
    }
}
