package io.opengate.auth.checksession.web;

import io.opengate.platform.tenant.PublicUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The filter chain of the frame: all other answers say that nobody may frame them. It takes no form. */
@Configuration(proxyBeanMethods = false)
class CheckSessionSecurity {

    private static final long TWO_YEARS = 63_072_000;

    @Bean
    @Order(-1)
    SecurityFilterChain checkSessionChain(HttpSecurity http, PublicUrl publicUrl) {
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults()
                        .matcher("/realms/*/protocol/openid-connect/login-status-iframe.html"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .cors(cors -> cors.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .headers(headers -> headers.frameOptions(frames -> frames.disable())
                        .httpStrictTransportSecurity(transport -> transport
                                .requestMatcher(request -> publicUrl.isHttps())
                                .maxAgeInSeconds(TWO_YEARS)
                                .includeSubDomains(false)))
                .build();
    }
}
