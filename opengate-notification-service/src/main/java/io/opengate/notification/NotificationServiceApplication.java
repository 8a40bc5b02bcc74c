package io.opengate.notification;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The notification service: remembers what happened everywhere, and tells people what concerns them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        OpenGateService.run(NotificationServiceApplication.class, arguments);
    }
}
