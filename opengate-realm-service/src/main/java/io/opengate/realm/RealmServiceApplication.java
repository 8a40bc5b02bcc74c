package io.opengate.realm;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the realm service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class RealmServiceApplication {

    /** Starts the realm service as a process of its own. */
    public static void main(String[] arguments) {
        OpenGateService.run(RealmServiceApplication.class, arguments);
    }
}
