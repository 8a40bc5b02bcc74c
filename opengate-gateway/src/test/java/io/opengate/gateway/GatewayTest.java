package io.opengate.gateway;

import io.opengate.testkit.OpenGateTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The running gateway in front of services that answer what they got. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@OpenGateTest
@Import(GatewayTest.Upstreams.class)
@interface GatewayTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Upstreams {

        @Bean
        TestUpstreams upstreams() {
            return new TestUpstreams();
        }

        @Bean
        DynamicPropertyRegistrar upstreamAddresses(TestUpstreams upstreams) {
            return upstreams.properties();
        }
    }
}
