package io.opengate.platform.persistence.replica;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.Callers;
import io.opengate.platform.security.RouteRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets requests of the management API read from the replica, unless their handler opted out: only requests that carry an
 * access token, only those that change nothing. Requests of other services, listeners and schedulers never come by here.
 */
final class ConsistencyExchange implements HandlerInterceptor {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final RequestReads.Servers servers;
    private final PositionTokens tokens;
    private final CallerPositions positions;
    private final Map<HandlerMethod, Boolean> mayReadReplica = new ConcurrentHashMap<>();

    ConsistencyExchange(RequestReads.Servers servers, PositionTokens tokens, CallerPositions positions) {
        this.servers = servers;
        this.tokens = tokens;
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && Callers.current().orElse(null) instanceof Caller.Subject caller
                && RouteRule.of(method) instanceof RouteRule.Permission) {
            boolean allowed = SAFE.contains(request.getMethod())
                    && mayReadReplica.computeIfAbsent(method, ConsistencyExchange::hasNotOptedOut);
            RequestReads.enter(new RequestReads(servers, exchange(caller, request, response), allowed));
        }
        return true;
    }

    static boolean hasNotOptedOut(HandlerMethod handler) {
        return !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ReadsPrimary.class)
                && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ReadsPrimary.class);
    }

    private RequestReads.Exchange exchange(
            Caller.Subject caller, HttpServletRequest request, HttpServletResponse response) {
        List<String> headers = Collections.list(request.getHeaders(PositionTokens.HEADER));
        PositionTokens.Presented presented =
                headers.isEmpty() ? PositionTokens.Presented.NOTHING : tokens.read(String.join(",", headers));
        return new RequestReads.Exchange() {
            @Override
            public Required required() {
                Required own = presented.required();
                return own == null ? positions.find(caller) : own;
            }

            @Override
            public void wrote(Position through) {
                positions.wrote(caller, through);
                response.setHeader(PositionTokens.HEADER, tokens.header(through, presented.others()));
            }

            @Override
            public void wroteSomewhere() {
                positions.wroteSomewhere(caller);
            }
        };
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        RequestReads.leave();
    }
}
