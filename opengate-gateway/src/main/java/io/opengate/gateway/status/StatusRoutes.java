package io.opengate.gateway.status;

import io.opengate.platform.tenant.PublicUrl;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What anybody may ask the gateway itself. */
@Configuration(proxyBeanMethods = false)
class StatusRoutes {

    /** {@code GET /health}: 200 or 503, and nothing about which part is down. */
    @Bean
    RouterFunction<ServerResponse> healthRoute(SuiteHealth health) {
        return RouterFunctions.route()
                .GET("/health", request -> {
                    boolean up = health.up();
                    return ServerResponse.status(up ? 200 : 503)
                            .contentType(MediaType.APPLICATION_JSON)
                            .header("Cache-Control", "no-store")
                            .body(Map.of("status", up ? "UP" : "DOWN"));
                })
                .build();
    }

    /** {@code GET /}: a greeting that leads on. */
    @Bean
    RouterFunction<ServerResponse> greetingRoute(PublicUrl publicUrl) {
        Greeting greeting = new Greeting(
                "OpenGate IAM",
                publicUrl.of("/realms/master/.well-known/openid-configuration"),
                publicUrl.of("/api/v1/realms"),
                publicUrl.of("/docs"),
                publicUrl.of("/health"));
        return RouterFunctions.route()
                .GET(
                        "/",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(greeting))
                .build();
    }

    /** Where to go from here. */
    record Greeting(String name, String discovery, String api, String documentation, String health) {}
}
