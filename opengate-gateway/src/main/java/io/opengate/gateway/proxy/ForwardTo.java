package io.opengate.gateway.proxy;

import io.micrometer.core.instrument.Counter;
import io.opengate.gateway.problem.ProblemResponses;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Forwards to one service. Path, query and body go on as they came: {@link ServerRequest#params()} is never asked for,
 * because that would read a form's body.
 */
final class ForwardTo implements HandlerFunction<ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(ForwardTo.class);

    private final String service;
    private final String base;
    private final ProxyExchange exchange;
    private final RequestHeaders headers;
    private final ProblemResponses problems;
    private final Counter unanswered;

    ForwardTo(
            String service,
            String base,
            ProxyExchange exchange,
            RequestHeaders headers,
            ProblemResponses problems,
            Counter unanswered) {
        this.service = service;
        this.base = base;
        this.exchange = exchange;
        this.headers = headers;
        this.problems = problems;
        this.unanswered = unanswered;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        return send(request, request.servletRequest().getRequestURI());
    }

    ServerResponse send(ServerRequest request, String path) {
        HttpServletRequest from = request.servletRequest();
        String query = from.getQueryString();
        try {
            URI uri = URI.create(query == null ? base + path : base + path + "?" + query);
            return exchange.exchange(exchange.request(request)
                    .method(request.method())
                    .uri(uri)
                    .headers(headers.of(from))
                    .build());
        } catch (IllegalArgumentException e) {
            return problems.response(
                    new ProblemException(CommonProblem.INVALID_REQUEST, "the address is not a valid URI"));
        } catch (ProblemException e) {
            return problems.response(e);
        } catch (UncheckedIOException e) {
            unanswered.increment();
            log.warn("no answer from {}: {}", service, String.valueOf(e.getCause()));
            return problems.response(
                    new ProblemException(CommonProblem.UNAVAILABLE, "the " + service + " service does not answer"));
        }
    }
}
