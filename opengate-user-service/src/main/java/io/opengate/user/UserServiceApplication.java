package io.opengate.user;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the user service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UserServiceApplication {

    public static void main(String[] args) {
        OpenGateService.run(UserServiceApplication.class, args);
    }
}
