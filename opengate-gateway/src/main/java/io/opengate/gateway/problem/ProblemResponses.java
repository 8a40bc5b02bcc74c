package io.opengate.gateway.problem;

import io.opengate.platform.problem.ProblemDocument;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems from filters and from router functions, where no advice of the web layer reaches. */
@Component
public final class ProblemResponses {

    private final Problems problems;
    private final JsonMapper json;

    ProblemResponses(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Returns the answer of a router function for this problem. */
    public ServerResponse response(ProblemException problem) {
        ResponseEntity<ProblemDocument> entity = problems.render(problem);
        return ServerResponse.status(entity.getStatusCode())
                .headers(headers -> headers.addAll(entity.getHeaders()))
                .body(json.writeValueAsBytes(entity.getBody()));
    }

    /** Ends the request with this problem. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        ResponseEntity<ProblemDocument> entity = problems.render(problem);
        response.setStatus(entity.getStatusCode().value());
        entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(json.writeValueAsBytes(Objects.requireNonNull(entity.getBody())));
    }
}
