package io.opengate.platform.boot;

import io.opengate.platform.security.Caller;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.IfMatch;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.PageRequest;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The description of each service's API at {@code /v3/api-docs}. */
@AutoConfiguration
class OpenApiAutoConfiguration {

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service, PublicUrl publicUrl) {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class,
                        Caller.Subject.class,
                        Caller.Peer.class,
                        RealmRef.class,
                        PageRequest.class,
                        IfMatch.class,
                        MergePatch.class);
        return new OpenAPI()
                .info(new Info()
                        .title("OpenGate " + service + " API")
                        .version("v1")
                        .description("Errors are RFC 9457 problem documents; lists are keyset-paged."))
                .servers(List.of(new Server().url(publicUrl.toString())))
                .addSecurityItem(new SecurityRequirement().addList("accessToken"))
                .components(new Components()
                        .addSecuritySchemes(
                                "accessToken",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }
}
