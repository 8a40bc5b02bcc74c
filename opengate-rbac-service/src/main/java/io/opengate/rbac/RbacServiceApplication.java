package io.opengate.rbac;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The role service: which roles there are, who has them, and what that permits. */
@SpringBootApplication
public class RbacServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        OpenGateService.run(RbacServiceApplication.class, arguments);
    }
}
