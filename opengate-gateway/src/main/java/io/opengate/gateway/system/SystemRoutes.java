package io.opengate.gateway.system;

import io.opengate.gateway.problem.ProblemResponses;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/system/database}: all databases, or with {@code ?service=} one. */
@Configuration(proxyBeanMethods = false)
class SystemRoutes {

    /** The services that own a database, in the order of the answer. */
    private static final List<String> SERVICES = List.of("realm", "user", "rbac", "client", "notification");

    private final ServiceDatabases databases;
    private final ProblemResponses problems;
    private final JsonMapper json;

    SystemRoutes(ServiceDatabases databases, ProblemResponses problems, JsonMapper json) {
        this.databases = databases;
        this.problems = problems;
        this.json = json;
    }

    @Bean
    RouterFunction<ServerResponse> systemDatabaseRoute() {
        return RouterFunctions.route()
                .GET("/api/v1/system/database", this::databases)
                .build();
    }

    private ServerResponse databases(ServerRequest request) {
        try {
            List<String> asked = asked(request.servletRequest().getQueryString());
            List<ServiceDatabase> answers =
                    databases.ask(asked, request.headers().header(HttpHeaders.AUTHORIZATION));
            return refusal(answers).orElseGet(() -> together(answers));
        } catch (ProblemException e) {
            return problems.response(e);
        }
    }

    /** The query is read as it was sent: a parameter that is unknown or repeated never answers more than was meant. */
    private static List<String> asked(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return SERVICES;
        }
        return SERVICES.stream()
                .filter(service -> query.equals("service=" + service))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_REQUEST, null)
                        .violation("service", "must be one of " + String.join(", ", SERVICES)));
    }

    /** What the first service said that refuses the caller. */
    private static Optional<ServerResponse> refusal(List<ServiceDatabase> answers) {
        return answers.stream()
                .filter(ServiceDatabase.Refused.class::isInstance)
                .map(ServiceDatabase.Refused.class::cast)
                .findFirst()
                .map(refused -> {
                    ServerResponse.BodyBuilder response = ServerResponse.status(refused.status())
                            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store");
                    refused.challenge().ifPresent(value -> response.header(HttpHeaders.WWW_AUTHENTICATE, value));
                    return response.body(refused.problem());
                });
    }

    private ServerResponse together(List<ServiceDatabase> answers) {
        if (answers.stream().noneMatch(ServiceDatabase.Told.class::isInstance)) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "no service tells of its database");
        }
        Overview overview = new Overview(answers.stream().map(Overview.Item::of).toList());
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json.writeValueAsBytes(overview));
    }
}
