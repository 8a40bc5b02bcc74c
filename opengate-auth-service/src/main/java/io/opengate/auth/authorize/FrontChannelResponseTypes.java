package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.code.AuthorizationCodes;
import io.opengate.auth.token.IssueInFrontChannel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The response types of OAuth 2.0 Multiple Response Types §3 and §5 that name a person; {@code token} alone does not. */
@Configuration(proxyBeanMethods = false)
class FrontChannelResponseTypes {

    @Bean
    AuthorizationResponseType idToken(AuthorizationCodes codes, IssueInFrontChannel tokens) {
        return new FrontChannelResponseType(ResponseType.IDTOKEN, codes, tokens);
    }

    @Bean
    AuthorizationResponseType idTokenToken(AuthorizationCodes codes, IssueInFrontChannel tokens) {
        return new FrontChannelResponseType(ResponseType.IDTOKEN_TOKEN, codes, tokens);
    }

    @Bean
    AuthorizationResponseType codeIdToken(AuthorizationCodes codes, IssueInFrontChannel tokens) {
        return new FrontChannelResponseType(ResponseType.CODE_IDTOKEN, codes, tokens);
    }

    @Bean
    AuthorizationResponseType codeToken(AuthorizationCodes codes, IssueInFrontChannel tokens) {
        return new FrontChannelResponseType(ResponseType.CODE_TOKEN, codes, tokens);
    }

    @Bean
    AuthorizationResponseType codeIdTokenToken(AuthorizationCodes codes, IssueInFrontChannel tokens) {
        return new FrontChannelResponseType(ResponseType.CODE_IDTOKEN_TOKEN, codes, tokens);
    }
}
