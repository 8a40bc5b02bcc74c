package io.opengate.e2e.sample;

import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application developer would write, no more. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SampleApplication.Me.class)
public class SampleApplication {

    @Bean
    SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler atTheProvider = new OidcClientInitiatedLogoutSuccessHandler(clients);
        atTheProvider.setPostLogoutRedirectUri("{baseUrl}/signed-out");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/signed-out")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(Customizer.withDefaults())
                .logout(logout -> logout.logoutSuccessHandler(atTheProvider))
                .build();
    }

    /** Shows who is signed in. */
    @RestController
    static class Me {

        @GetMapping("/me")
        Map<String, Object> me(
                @AuthenticationPrincipal OidcUser user,
                @RegisteredOAuth2AuthorizedClient("opengate") OAuth2AuthorizedClient client) {
            return Map.of(
                    "subject",
                    user.getSubject(),
                    "username",
                    String.valueOf(user.getPreferredUsername()),
                    "accessToken",
                    client.getAccessToken().getTokenValue(),
                    "refreshable",
                    client.getRefreshToken() != null);
        }

        @GetMapping("/signed-out")
        String signedOut() {
            return "signed out";
        }
    }
}
