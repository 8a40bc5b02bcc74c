package io.opengate.platform.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Content types are checked before anything reads them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ContentTypeAutoConfiguration {

    @Bean
    FilterRegistrationBean<ContentTypeCheck> contentTypeCheck(
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        FilterRegistrationBean<ContentTypeCheck> filter =
                new FilterRegistrationBean<>(new ContentTypeCheck((request, response, handler, failure) ->
                        problems.getObject().resolveException(request, response, handler, failure)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
        return filter;
    }
}
