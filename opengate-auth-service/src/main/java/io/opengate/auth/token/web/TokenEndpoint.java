package io.opengate.auth.token.web;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.opengate.auth.binding.BindTokens;
import io.opengate.auth.client.AuthenticateClient;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.OAuthErrorBody;
import io.opengate.auth.error.ProtocolAnswer;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.token.IssueTokens;
import io.opengate.auth.token.TokenCall;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint (RFC 6749 §3.2). */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class TokenEndpoint {

    private final Issuers issuers;
    private final AuthenticateClient clients;
    private final BindTokens binding;
    private final IssueTokens tokens;

    TokenEndpoint(Issuers issuers, AuthenticateClient clients, BindTokens binding, IssueTokens tokens) {
        this.issuers = issuers;
        this.clients = clients;
        this.binding = binding;
        this.tokens = tokens;
    }

    @Operation(summary = "Exchange a grant for tokens")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                            schema = @Schema(implementation = TokenForm.class)))
    @ApiResponse(responseCode = "200", description = "Tokens (RFC 6749 §5.1)")
    @ApiResponse(
            responseCode = "400",
            description = "The grant or the request is not valid (RFC 6749 §5.2)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = OAuthErrorBody.class)))
    @ApiResponse(
            responseCode = "401",
            description = "The client did not prove itself",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = OAuthErrorBody.class)))
    @PublicRoute("clients authenticate themselves as RFC 6749 §2.3 says")
    @PostMapping("/realms/{realm}/protocol/openid-connect/token")
    ResponseEntity<String> token(RealmRef realm, HttpServletRequest request) throws ParseException {
        EnabledRealm.require(realm);
        ProtocolForm form = ProtocolForm.read(request, issuers.endpoint(realm.name(), "token"));
        AuthenticatedClient client = clients.authenticate(realm, form);
        TokenRequest message =
                TokenRequest.parse(form.provenBy(client.clientId().value()));
        TokenCall call = new TokenCall(realm, client, form, message, binding.confirm(realm, client, form));
        return ProtocolAnswer.secret(tokens.issue(call).toJSONObject());
    }
}
