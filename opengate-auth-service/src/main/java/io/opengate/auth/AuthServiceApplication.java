package io.opengate.auth;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the auth service. */
@SpringBootApplication
public class AuthServiceApplication {

    public static void main(String[] args) {
        OpenGateService.run(AuthServiceApplication.class, args);
    }
}
