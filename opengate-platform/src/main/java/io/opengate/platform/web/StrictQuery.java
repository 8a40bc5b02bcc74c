package io.opengate.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters of {@code /api/v1} and {@code /internal} routes that the handler does not know, and any that
 * is given twice: a misspelt filter must not answer the whole list.
 */
public final class StrictQuery implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            Set<String> names = known.computeIfAbsent(method, StrictQuery::names);
            request.getParameterMap().forEach((name, values) -> {
                if (!names.contains(name)) {
                    throw BadParameter.of(printable(name), "is not a known parameter");
                }
                if (values.length > 1) {
                    throw BadParameter.of(name, "is given more than once");
                }
            });
        }
        return true;
    }

    private static Set<String> names(HandlerMethod method) {
        Set<String> names = new HashSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null) {
                names.add(StringUtils.hasText(declared.value()) ? declared.value() : name(parameter, declared));
            } else if (parameter.getParameterType().equals(PageRequest.class)) {
                names.add("limit");
                names.add("after");
            }
        }
        return Set.copyOf(names);
    }

    private static String name(MethodParameter parameter, RequestParam declared) {
        return StringUtils.hasText(declared.name())
                ? declared.name()
                : parameter.getParameter().getName();
    }

    private static String printable(String name) {
        String shown = name.replaceAll("[^\\p{Alnum}_.\\-]", "?");
        return shown.length() > 64 ? shown.substring(0, 64) : shown;
    }
}
