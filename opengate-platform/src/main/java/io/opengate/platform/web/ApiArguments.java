package io.opengate.platform.web;

import io.opengate.platform.problem.UnreadableJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives handlers their {@link PageRequest}, {@link IfMatch} and {@link MergePatch}. */
public final class ApiArguments implements HandlerMethodArgumentResolver {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private final JsonMapper json;
    private final Validator validator;

    public ApiArguments(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type.equals(PageRequest.class) || type.equals(IfMatch.class) || type.equals(MergePatch.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException, HttpMediaTypeNotSupportedException {
        HttpServletRequest servlet = (HttpServletRequest) request.getNativeRequest();
        Class<?> type = parameter.getParameterType();
        if (type.equals(PageRequest.class)) {
            return page(servlet);
        }
        return type.equals(IfMatch.class) ? new IfMatch(servlet.getHeader(HttpHeaders.IF_MATCH)) : patch(servlet);
    }

    private static PageRequest page(HttpServletRequest request) {
        String after = request.getParameter("after");
        try {
            return new PageRequest(limit(request.getParameter("limit")), after == null ? null : Cursor.decode(after));
        } catch (IllegalArgumentException e) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAXIMUM_LIMIT) {
                return limit;
            }
        }
        throw BadParameter.of("limit", "must be a number from 1 to " + PageRequest.MAXIMUM_LIMIT);
    }

    private MergePatch patch(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        MediaType type = contentType(request);
        if (!type.equalsTypeAndSubtype(MERGE_PATCH) && !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
            throw new HttpMediaTypeNotSupportedException(
                    type, java.util.List.of(MERGE_PATCH, MediaType.APPLICATION_JSON));
        }
        JsonNode body;
        try {
            body = json.readTree(request.getInputStream());
        } catch (JacksonException e) {
            throw UnreadableJson.problem(e);
        }
        if (!(body instanceof ObjectNode patch)) {
            throw BadParameter.of("$", "must be a JSON object");
        }
        return new MergePatch(patch, json, validator);
    }

    private static MediaType contentType(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        String header = request.getContentType();
        if (header == null) {
            throw new HttpMediaTypeNotSupportedException("no content type");
        }
        try {
            return MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException("not a content type");
        }
    }
}
