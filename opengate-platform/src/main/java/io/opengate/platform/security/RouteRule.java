package io.opengate.platform.security;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** The one authorization rule that a route carries. */
public sealed interface RouteRule {

    record Permission(String permission, boolean everyRealm) implements RouteRule {

        public Permission {
            if (ManagementPermission.find(permission).isEmpty()) {
                throw new IllegalStateException("there is no management permission " + permission);
            }
        }
    }

    record Internal(List<String> callers) implements RouteRule {}

    record Open(String why) implements RouteRule {}

    /**
     * The rule of the handler's method, or else of its class.
     *
     * @throws IllegalStateException if the route carries no rule, or more than one
     */
    static RouteRule of(HandlerMethod handler) {
        List<RouteRule> own = stated(handler.getMethod());
        List<RouteRule> rules = own.isEmpty() ? stated(handler.getBeanType()) : own;
        if (rules.isEmpty() && handler.getBeanType().getName().startsWith("org.spring")) {
            return new Open("error page and API description of the framework");
        }
        if (rules.size() != 1) {
            throw new IllegalStateException("the route " + handler.getShortLogMessage() + " carries " + rules.size()
                    + " authorization rules; give it exactly one of @RequiresPermission, @InternalRoute, @PublicRoute");
        }
        return rules.getFirst();
    }

    private static List<RouteRule> stated(AnnotatedElement element) {
        List<RouteRule> rules = new ArrayList<>();
        RequiresPermission permission = AnnotatedElementUtils.findMergedAnnotation(element, RequiresPermission.class);
        if (permission != null) {
            rules.add(new Permission(permission.value(), permission.everyRealm()));
        }
        InternalRoute internal = AnnotatedElementUtils.findMergedAnnotation(element, InternalRoute.class);
        if (internal != null) {
            rules.add(new Internal(List.of(internal.value())));
        }
        PublicRoute open = AnnotatedElementUtils.findMergedAnnotation(element, PublicRoute.class);
        if (open != null) {
            rules.add(new Open(open.value()));
        }
        return rules;
    }
}
