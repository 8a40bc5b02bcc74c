package io.opengate.testkit.contract;

import io.opengate.platform.security.RouteRule;
import io.opengate.platform.tenant.RealmRef;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes of the running service, from its handler mappings. */
final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)(?::[^}]*)?}");

    private Routes() {}

    /** One route: a method, a path pattern, its handler and its rule. */
    record Route(String method, String pattern, HandlerMethod handler, RouteRule rule) {

        /** A concrete path in that realm; ids are random. */
        String in(RealmRef realm) {
            Matcher variables = VARIABLE.matcher(pattern);
            return variables.replaceAll(found -> switch (found.group(1)) {
                case "realm" -> realm.name().value();
                case "realmId" -> realm.id().toString();
                default -> UUID.randomUUID().toString();
            });
        }

        boolean namesRealm() {
            return pattern.contains("{realm}") || pattern.contains("{realmId}");
        }

        /** What the path is about: its last part that is no variable. */
        String subject() {
            return Arrays.stream(pattern.split("/"))
                    .filter(part -> !part.isEmpty() && !part.startsWith("{"))
                    .reduce("", (earlier, later) -> later);
        }

        /** Whether the handler or its class carries that annotation. */
        boolean handledWith(Class<? extends Annotation> annotation) {
            return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), annotation)
                    || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), annotation);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Route> of(Collection<RequestMappingHandlerMapping> mappings) {
        List<Route> routes = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            List<String> names = methods.isEmpty()
                    ? List.of("GET")
                    : methods.stream().map(Enum::name).toList();
            for (String pattern : info.getPatternValues()) {
                names.forEach(method -> routes.add(new Route(method, pattern, handler, RouteRule.of(handler))));
            }
        }));
        return routes;
    }
}
