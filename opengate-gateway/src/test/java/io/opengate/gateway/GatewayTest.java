package io.opengate.gateway;

import io.opengate.testkit.OpenGateTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The running gateway in front of services that answer what they got. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@OpenGateTest
@ContextConfiguration(initializers = GatewayTest.Upstreams.class)
@interface GatewayTest {

    /** Starts the services before the first bean asks for their addresses. */
    class Upstreams implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestUpstreams upstreams = new TestUpstreams();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("upstreams", upstreams.properties()));
            context.getBeanFactory().registerSingleton("upstreams", upstreams);
        }
    }
}
