package io.opengate.platform.boot;

import io.opengate.platform.web.IdempotencyKey;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Describes what every route has in common and no handler's signature says. */
@AutoConfiguration
class OpenApiDetailsAutoConfiguration {

    @Bean
    OperationCustomizer openApiOperations() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
        return new OpenApiOperations();
    }

    @Bean
    OpenApiCustomizer openApiPaths() {
        return new OpenApiPaths();
    }
}
