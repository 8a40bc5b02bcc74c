package io.opengate.gateway;

import io.opengate.platform.boot.OpenGateService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
class GatewayApplication {

    public static void main(String[] arguments) {
        OpenGateService.run(GatewayApplication.class, arguments);
    }
}
