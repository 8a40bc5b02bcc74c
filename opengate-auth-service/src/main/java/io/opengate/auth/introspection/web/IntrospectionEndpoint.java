package io.opengate.auth.introspection.web;

import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import io.opengate.auth.client.AuthenticateClient;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.OAuthErrorBody;
import io.opengate.auth.error.ProtocolAnswer;
import io.opengate.auth.introspection.IntrospectToken;
import io.opengate.auth.introspection.SignIntrospection;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The introspection endpoint (RFC 7662 §2). */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class IntrospectionEndpoint {

    private static final MediaType JWT = new MediaType("application", SignIntrospection.TYPE);

    private final Issuers issuers;
    private final AuthenticateClient clients;
    private final IntrospectToken tokens;
    private final SignIntrospection signed;

    IntrospectionEndpoint(
            Issuers issuers, AuthenticateClient clients, IntrospectToken tokens, SignIntrospection signed) {
        this.issuers = issuers;
        this.clients = clients;
        this.tokens = tokens;
        this.signed = signed;
    }

    @Operation(summary = "Whether a token stands")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                            schema = @Schema(implementation = IntrospectionForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What the caller may know of the token (RFC 7662 §2.2), as a signed JWT where `Accept` names"
                    + " `application/token-introspection+jwt` (RFC 9701)")
    @ApiResponse(
            responseCode = "401",
            description = "The client did not prove itself",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = OAuthErrorBody.class)))
    @PublicRoute("clients authenticate themselves as RFC 7662 §2.1 says")
    @PostMapping("/realms/{realm}/protocol/openid-connect/token/introspect")
    ResponseEntity<String> introspect(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        ProtocolForm form = ProtocolForm.read(request, issuers.endpoint(realm.name(), "token/introspect"));
        AuthenticatedClient caller = clients.authenticateConfidential(realm, form);
        TokenIntrospectionSuccessResponse answer = tokens.introspect(realm, caller, form.required("token"));
        return wantsJwt(request)
                ? ProtocolAnswer.secret(JWT, signed.sign(realm, caller, answer))
                : ProtocolAnswer.secret(answer.toJSONObject());
    }

    /** RFC 9701 §4: only who names the type gets it. */
    private static boolean wantsJwt(HttpServletRequest request) {
        try {
            return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                    .flatMap(header -> MediaType.parseMediaTypes(header).stream())
                    .anyMatch(JWT::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
