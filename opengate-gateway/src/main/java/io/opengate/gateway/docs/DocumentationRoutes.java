package io.opengate.gateway.docs;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Swagger UI at {@code /docs}. Its addresses are relative, so it works below a public URL with a path; its policy allows
 * no inline script. {@code opengate.gateway.docs.enabled=false} takes it away.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "opengate.gateway.docs.enabled", matchIfMissing = true)
class DocumentationRoutes {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    RouterFunction<ServerResponse> documentationPages() {
        ClassLoader loader = getClass().getClassLoader();
        Resource assets = new ClassPathResource("META-INF/resources/webjars/swagger-ui/5.32.14/", loader);
        return RouterFunctions.route()
                .GET("/docs", request -> file(new ClassPathResource("docs/index.html", loader), "text/html"))
                .GET(
                        "/docs/start.js",
                        request -> file(new ClassPathResource("docs/start.js", loader), "text/javascript"))
                .resources("/docs/assets/**", assets)
                .build();
    }

    private static ServerResponse file(Resource resource, String type) {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-cache")
                .body(resource);
    }
}
