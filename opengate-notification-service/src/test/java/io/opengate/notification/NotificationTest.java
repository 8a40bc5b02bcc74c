package io.opengate.notification;

import io.opengate.testkit.OpenGateTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

/** The running service with neighbours in memory, and short waits. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@OpenGateTest
@Import(Neighbours.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(
        properties = {
            "opengate.notification.delivery.allow-private-addresses=true",
            "opengate.notification.delivery.first-delay=100ms",
            "opengate.notification.delivery.max-attempts=3",
            "opengate.notification.delivery.poll-interval=50ms",
            "opengate.notification.trail.repair-interval=100ms"
        })
public @interface NotificationTest {}
