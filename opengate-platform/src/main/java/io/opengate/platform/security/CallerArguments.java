package io.opengate.platform.security;

import io.opengate.platform.tenant.RealmRef;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers the verified {@link Caller} and the path's {@link RealmRef}. */
public final class CallerArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type.equals(RealmRef.class) || Caller.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object value = parameter.getParameterType().equals(RealmRef.class)
                ? request.getAttribute(RouteAuthorization.REALM, RequestAttributes.SCOPE_REQUEST)
                : Callers.current().orElse(null);
        if (!parameter.getParameterType().isInstance(value)) {
            throw new IllegalStateException("the route's rule and path give no "
                    + parameter.getParameterType().getSimpleName());
        }
        return value;
    }
}
