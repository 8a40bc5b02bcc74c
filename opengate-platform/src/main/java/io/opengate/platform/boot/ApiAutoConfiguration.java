package io.opengate.platform.boot;

import io.micrometer.tracing.Tracer;
import io.opengate.platform.problem.ContainerRefusals;
import io.opengate.platform.problem.FailureTranslation;
import io.opengate.platform.problem.InfrastructureFailures;
import io.opengate.platform.problem.ProblemAdvice;
import io.opengate.platform.problem.ProblemErrorController;
import io.opengate.platform.problem.Problems;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.web.ApiArguments;
import io.opengate.platform.web.RequestSizeLimit;
import io.opengate.platform.web.StrictJson;
import io.opengate.platform.web.StrictQuery;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the management API: strict JSON, problems, paging arguments, size limit. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, WebMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(StrictJson.class)
class ApiAutoConfiguration {

    @Bean
    Problems problems(PublicUrl publicUrl, ObjectProvider<Tracer> tracer) {
        return new Problems(publicUrl, tracer.getIfAvailable());
    }

    @Bean
    InfrastructureFailures infrastructureFailures() {
        return new InfrastructureFailures();
    }

    @Bean
    ProblemAdvice problemAdvice(Problems problems, ObjectProvider<FailureTranslation> translations) {
        return new ProblemAdvice(problems, translations.orderedStream().toList());
    }

    @Bean
    ProblemErrorController problemErrorController(Problems problems) {
        return new ProblemErrorController(problems);
    }

    @Bean
    ContainerRefusals containerRefusals(PublicUrl publicUrl) {
        return new ContainerRefusals(publicUrl);
    }

    @Bean
    FilterRegistrationBean<RequestSizeLimit> requestSizeLimit(
            @Value("${opengate.web.max-request-size}") DataSize limit,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        HandlerExceptionResolver lazily = (request, response, handler, failure) ->
                problems.getObject().resolveException(request, response, handler, failure);
        FilterRegistrationBean<RequestSizeLimit> filter =
                new FilterRegistrationBean<>(new RequestSizeLimit(limit, lazily));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return filter;
    }

    @Bean
    @Order(0)
    WebMvcConfigurer apiRules(JsonMapper json, Validator validator) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ApiArguments(json, validator));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StrictQuery())
                        .addPathPatterns("/api/v1/**", "/internal/**")
                        .order(10);
            }
        };
    }
}
