package io.opengate.gateway.proxy;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.gateway.problem.ProblemResponses;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The table of routes. What it does not list is not reachable from outside. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String REALM = "/api/v1/realms/{realm}/";

    private final Environment environment;
    private final ProxyExchange exchange;
    private final RequestHeaders headers;
    private final ProblemResponses problems;
    private final MeterRegistry meters;

    Routes(
            Environment environment,
            ProxyExchange exchange,
            RequestHeaders headers,
            ProblemResponses problems,
            MeterRegistry meters) {
        this.environment = environment;
        this.exchange = exchange;
        this.headers = headers;
        this.problems = problems;
        this.meters = meters;
    }

    @Bean
    RouterFunction<ServerResponse> protocolRoutes() {
        // an authorization server's metadata is asked for above its path, too (RFC 8414 §3.1)
        return to(
                "auth",
                List.of(
                        "/realms/**",
                        "/.well-known/oauth-authorization-server/realms/{realm}",
                        "/.well-known/openid-configuration/realms/{realm}"));
    }

    @Bean
    RouterFunction<ServerResponse> realmRoutes() {
        return to(
                "realm",
                List.of("/api/v1/realms", "/api/v1/realms/{realm}", REALM + "keys/**", "/api/v1/realm-deletions/**"));
    }

    @Bean
    RouterFunction<ServerResponse> userRoutes() {
        return to("user", below("users", "groups"));
    }

    @Bean
    RouterFunction<ServerResponse> roleRoutes() {
        return to("rbac", below("roles", "permissions", "assignments", "evaluate"));
    }

    @Bean
    RouterFunction<ServerResponse> clientRoutes() {
        return to("client", below("clients", "scopes", "consents"));
    }

    @Bean
    RouterFunction<ServerResponse> sessionRoutes() {
        return to("session", below("sessions"));
    }

    @Bean
    RouterFunction<ServerResponse> notificationRoutes() {
        return to("notification", below("events", "webhooks", "templates", "deliveries"));
    }

    /** The descriptions of the services' APIs, for {@code /docs}. */
    @Bean
    @ConditionalOnBooleanProperty(name = "opengate.gateway.docs.enabled", matchIfMissing = true)
    RouterFunction<ServerResponse> descriptionRoutes() {
        RouterFunctions.Builder routes = GatewayRouterFunctions.route("docs");
        for (String service : List.of("realm", "user", "rbac", "client", "session", "notification", "auth")) {
            ForwardTo forward = forwardTo(service);
            routes.GET("/docs/api/" + service, request -> forward.send(request, "/v3/api-docs"));
        }
        return routes.build();
    }

    private static List<String> below(String... resources) {
        return List.of(resources).stream()
                .map(resource -> REALM + resource + "/**")
                .toList();
    }

    private RouterFunction<ServerResponse> to(String service, List<String> patterns) {
        ForwardTo forward = forwardTo(service);
        RouterFunctions.Builder routes = GatewayRouterFunctions.route(service);
        patterns.forEach(pattern -> routes.route(path(pattern), forward));
        return routes.build();
    }

    private ForwardTo forwardTo(String service) {
        String url = environment.getRequiredProperty("opengate.peers." + service + ".url");
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        Counter unanswered = Counter.builder("opengate.gateway.unanswered")
                .description("Requests that a service did not answer")
                .tag("service", service)
                .register(meters);
        return new ForwardTo(service, base, exchange, headers, problems, unanswered);
    }
}
