package io.opengate.platform.boot;

import io.opengate.platform.security.RouteRule;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Adds to an operation its rule, the platform's arguments, its media type and the form of its errors. */
final class OpenApiOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String resource = handler.getBeanType().getSimpleName().replace("Controller", "");
        operation.setTags(List.of(resource));
        operation.setOperationId(resource + "." + handler.getMethod().getName());
        rule(operation, RouteRule.of(handler));
        for (MethodParameter parameter : handler.getMethodParameters()) {
            argument(operation, parameter.getParameterType());
        }
        operation.getResponses().values().forEach(OpenApiOperations::inJson);
        operation.getResponses().addApiResponse("default", problem());
        return operation;
    }

    private static void rule(Operation operation, RouteRule rule) {
        switch (rule) {
            case RouteRule.Permission(String permission, boolean everyRealm) ->
                operation.setDescription("Needs the permission `" + permission + "`"
                        + (everyRealm ? " for every realm, in a token of `master`." : "."));
            case RouteRule.Internal(List<String> callers) ->
                operation
                        .description("For services only: " + String.join(", ", callers) + ".")
                        .security(List.of(new SecurityRequirement().addList("serviceToken")));
            case RouteRule.Open(String why) -> operation.description(why).security(List.of());
        }
    }

    private static void argument(Operation operation, Class<?> type) {
        if (type.equals(PageRequest.class)) {
            Schema<?> limit =
                    new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAXIMUM_LIMIT));
            limit.setDefault(PageRequest.DEFAULT_LIMIT);
            operation.addParametersItem(parameter("query", "limit", "Most items of the page.", limit));
            operation.addParametersItem(
                    parameter("query", "after", "The `next` of the page before.", new StringSchema()));
        } else if (type.equals(IfMatch.class)) {
            operation.addParametersItem(
                    parameter("header", "If-Match", "The `ETag` that is to be changed.", new StringSchema()));
        } else if (type.equals(IdempotencyKey.class)) {
            operation.addParametersItem(parameter(
                    "header",
                    "Idempotency-Key",
                    "The same key and body make one resource.",
                    new StringSchema().minLength(1).maxLength(255)));
        } else if (type.equals(MergePatch.class)) {
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .content(new Content()
                            .addMediaType("application/merge-patch+json", new MediaType().schema(new ObjectSchema()))));
        }
    }

    private static Parameter parameter(String in, String name, String description, Schema<?> schema) {
        return new Parameter().in(in).name(name).description(description).schema(schema);
    }

    private static void inJson(ApiResponse response) {
        Content content = response.getContent();
        MediaType any = content == null ? null : content.remove("*/*");
        if (content != null && any != null) {
            content.addMediaType("application/json", any);
        }
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("A problem (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref(OpenApiPaths.PROBLEM))));
    }
}
