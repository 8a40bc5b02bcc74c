package io.opengate.platform.web;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers the request's {@link IdempotencyKey}. */
final class IdempotencyKeyArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(IdempotencyKey.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String[] values = request.getHeaderValues(IdempotencyKey.HEADER);
        if (values == null || values.length == 0) {
            return IdempotencyKey.ABSENT;
        }
        try {
            if (values.length == 1) {
                return new IdempotencyKey(values[0]);
            }
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
        throw refused("must be given once");
    }

    private static ProblemException refused(@Nullable String why) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, null)
                .violation(IdempotencyKey.HEADER, why == null ? "is not valid" : why);
    }
}
