package io.opengate.platform.boot;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds the realm of a path, the scheme of service tokens and the schema of problems; leaves the error page out. */
final class OpenApiPaths implements OpenApiCustomizer {

    static final String PROBLEM = "#/components/schemas/Problem";

    private static final Map<String, Schema<?>> REALM = Map.of(
            "realm", new StringSchema().description("The realm's name"),
            "realmId", new StringSchema().format("uuid").description("The realm's id"));

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().remove("/error");
        api.getPaths().forEach(OpenApiPaths::nameRealm);
        api.getComponents()
                .addSchemas("Problem", problem())
                .addSecuritySchemes(
                        "serviceToken",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("Minted by the calling service, 60 seconds at most"));
    }

    private static void nameRealm(String path, PathItem item) {
        REALM.forEach((name, schema) -> {
            if (path.contains("{" + name + "}")) {
                item.readOperations().stream()
                        .filter(operation -> !declares(operation, name))
                        .forEach(operation -> operation.addParametersItem(new Parameter()
                                .in("path")
                                .name(name)
                                .required(true)
                                .schema(schema)));
            }
        });
    }

    private static boolean declares(Operation operation, String name) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream()
                        .anyMatch(parameter -> name.equals(parameter.getName()) && "path".equals(parameter.getIn()));
    }

    private static Schema<?> problem() {
        Schema<?> violation =
                new ObjectSchema().addProperty("field", new StringSchema()).addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("violations", new ArraySchema().items(violation));
    }
}
