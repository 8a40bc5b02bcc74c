package io.opengate.auth.pages;

import io.opengate.platform.tenant.PublicUrl;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The filter chain of everything that a browser shows. The authorization and logout endpoints take POSTs from
 * applications (OpenID Connect Core §3.1.2.1, RP-Initiated Logout §2) and change nothing by themselves; every form of
 * ours carries a token.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private static final long TWO_YEARS = 63_072_000;

    private static final RequestMatcher FROM_APPLICATIONS =
            paths("/realms/*/protocol/openid-connect/auth", "/realms/*/protocol/openid-connect/logout");

    private static final RequestMatcher PAGES = new OrRequestMatcher(
            FROM_APPLICATIONS, paths("/realms/*/signin/**", "/realms/*/signout/**", "/realms/*/assets/**"));

    @Bean
    @Order(0)
    SecurityFilterChain pageChain(HttpSecurity http, Browsers browsers, ForgedForms forged, PublicUrl publicUrl) {
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(new BrowserCsrfTokens(browsers))
                        .ignoringRequestMatchers(FROM_APPLICATIONS))
                .exceptionHandling(errors -> errors.accessDeniedHandler(forged))
                .headers(headers -> protect(headers, publicUrl))
                .cors(cors -> cors.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .build();
    }

    private static void protect(HeadersConfigurer<HttpSecurity> headers, PublicUrl publicUrl) {
        RequestMatcher https = request -> publicUrl.isHttps();
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.NOTHING))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frames -> frames.deny())
                .httpStrictTransportSecurity(transport -> transport
                        .requestMatcher(https)
                        .maxAgeInSeconds(TWO_YEARS)
                        .includeSubDomains(false));
    }

    private static RequestMatcher paths(String... patterns) {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                Arrays.stream(patterns).<RequestMatcher>map(builder::matcher).toList());
    }
}
