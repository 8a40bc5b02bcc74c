package io.opengate.platform.security;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default at start-up: a service with a route that carries no authorization rule does not start. */
public final class RouteRulesPresent implements SmartInitializingSingleton {

    private final Supplier<? extends Collection<RequestMappingHandlerMapping>> mappings;

    public RouteRulesPresent(Supplier<? extends Collection<RequestMappingHandlerMapping>> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.get()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((route, handler) -> {
                    RouteRule rule = RouteRule.of(handler);
                    boolean internalPath =
                            route.getPatternValues().stream().allMatch(path -> path.startsWith("/internal/"));
                    if (internalPath != rule instanceof RouteRule.Internal) {
                        throw new IllegalStateException(
                                "exactly the routes under /internal are for services: " + handler.getShortLogMessage());
                    }
                }));
    }
}
