package io.opengate.platform.boot;

import io.opengate.platform.dpop.DpopProofs;
import io.opengate.platform.events.Revocations;
import io.opengate.platform.events.StreamHealth;
import io.opengate.platform.events.TokenFacts;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.AccessCheck;
import io.opengate.platform.security.AccessTokens;
import io.opengate.platform.security.CallerArguments;
import io.opengate.platform.security.PossessionCheck;
import io.opengate.platform.security.RevocationCheck;
import io.opengate.platform.security.RouteAuthorization;
import io.opengate.platform.security.RouteRulesPresent;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.service.ServiceTokens;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.Realms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every service is a resource server of its own: {@link RouteAuthorization} applies each route's rule; Spring
 * Security's chain brings the firewall and the response headers. {@code opengate.security.resource-server=false} leaves
 * this out: for the gateway, which forwards tokens and judges none.
 */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnProperty(name = "opengate.security.resource-server", havingValue = "true")
class SecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RevocationCheck revocationCheck(ObjectProvider<StreamHealth> health, ObjectProvider<Revocations> revocations) {
        return token -> {
            if (!health.getObject().fresh()) {
                throw new ProblemException(
                        CommonProblem.UNAVAILABLE, "whether the token was revoked cannot be told at the moment");
            }
            return revocations
                    .getObject()
                    .revoked(new TokenFacts(
                            token.realm().id(),
                            token.subject(),
                            token.clientId(),
                            token.sessionId(),
                            token.tokenId(),
                            token.issuedAt(),
                            token.audience()));
        };
    }

    @Bean
    AccessTokens accessTokens(
            PublicUrl publicUrl,
            Realms realms,
            VerificationKeys keys,
            RevocationCheck revocations,
            Clock clock,
            @Value("${opengate.security.clock-skew}") Duration skew) {
        return new AccessTokens(publicUrl, realms, keys, revocations, clock, skew);
    }

    @Bean
    PossessionCheck possessionCheck(DpopProofs proofs, PublicUrl publicUrl) {
        return new PossessionCheck(proofs, publicUrl);
    }

    @Bean
    RouteAuthorization routeAuthorization(
            AccessTokens tokens, PossessionCheck possession, ServiceTokens serviceTokens, Realms realms) {
        return new RouteAuthorization(new AccessCheck(tokens, realms, possession), serviceTokens, realms);
    }

    @Bean
    RouteRulesPresent routeRulesPresent(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new RouteRulesPresent(() -> mappings.stream().toList());
    }

    /** The interceptor is looked up late: what it needs must not be made before the web layer asks. */
    @Bean
    @Order(-10)
    WebMvcConfigurer routeRules(ObjectProvider<RouteAuthorization> authorization) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(authorization.getObject()).order(0);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }
        };
    }

    @Bean
    @Order
    SecurityFilterChain apiSecurity(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .build();
    }
}
