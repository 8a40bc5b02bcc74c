package io.opengate.auth;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the auth service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthServiceApplication {

    public static void main(String[] args) {
        OpenGateService.run(AuthServiceApplication.class, args);
    }
}
