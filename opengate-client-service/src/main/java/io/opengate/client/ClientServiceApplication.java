package io.opengate.client;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The client service: who may ask for tokens, how it proves itself, and where its users are sent back to. */
@SpringBootApplication
public class ClientServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        OpenGateService.run(ClientServiceApplication.class, arguments);
    }
}
