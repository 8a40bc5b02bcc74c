package io.opengate.session;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the session service. */
@SpringBootApplication
@EnableScheduling
public class SessionServiceApplication {

    public static void main(String[] args) {
        OpenGateService.run(SessionServiceApplication.class, args);
    }
}
