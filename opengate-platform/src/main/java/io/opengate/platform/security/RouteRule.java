package io.opengate.platform.security;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** The one authorization rule that a route carries. */
public sealed interface RouteRule {

    record Permission(String permission, boolean everyRealm) implements RouteRule {}

    record Internal(List<String> callers) implements RouteRule {}

    record Open(String why) implements RouteRule {}

    /**
     * The rule of the handler's method, or else of its class.
     *
     * @throws IllegalStateException if the route carries no rule, or more than one
     */
    static RouteRule of(HandlerMethod handler) {
        List<RouteRule> rules = new ArrayList<>();
        add(rules, find(handler, RequiresPermission.class), a -> new Permission(a.value(), a.everyRealm()));
        add(rules, find(handler, InternalRoute.class), a -> new Internal(List.of(a.value())));
        add(rules, find(handler, PublicRoute.class), a -> new Open(a.value()));
        if (rules.isEmpty() && handler.getBeanType().getName().startsWith("org.spring")) {
            return new Open("error page and API description of the framework");
        }
        if (rules.size() != 1) {
            throw new IllegalStateException("the route " + handler.getShortLogMessage() + " carries " + rules.size()
                    + " authorization rules; give it exactly one of @RequiresPermission, @InternalRoute, @PublicRoute");
        }
        return rules.getFirst();
    }

    private static <A extends Annotation> @Nullable A find(HandlerMethod handler, Class<A> type) {
        A own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type);
        boolean ownRule = List.of(RequiresPermission.class, InternalRoute.class, PublicRoute.class).stream()
                .anyMatch(rule -> AnnotatedElementUtils.hasAnnotation(handler.getMethod(), rule));
        return own != null || ownRule ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type);
    }

    private static <A> void add(
            List<RouteRule> rules, @Nullable A annotation, java.util.function.Function<A, RouteRule> rule) {
        if (annotation != null) {
            rules.add(rule.apply(annotation));
        }
    }
}
