package io.opengate.auth.revocation.web;

import io.opengate.auth.client.AuthenticateClient;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.OAuthErrorBody;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.revocation.RevokeToken;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The revocation endpoint (RFC 7009 §2). */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class RevocationEndpoint {

    private final Issuers issuers;
    private final AuthenticateClient clients;
    private final RevokeToken tokens;

    RevocationEndpoint(Issuers issuers, AuthenticateClient clients, RevokeToken tokens) {
        this.issuers = issuers;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Operation(summary = "End a token")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                            schema = @Schema(implementation = RevocationForm.class)))
    @ApiResponse(responseCode = "200", description = "The token has ended (RFC 7009 §2.2)")
    @ApiResponse(
            responseCode = "400",
            description = "The token was issued to another client",
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
    @PublicRoute("clients authenticate themselves as RFC 7009 §2.1 says")
    @PostMapping("/realms/{realm}/protocol/openid-connect/revoke")
    ResponseEntity<Void> revoke(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        ProtocolForm form = ProtocolForm.read(request, issuers.endpoint(realm.name(), "revoke"));
        AuthenticatedClient client = clients.authenticate(realm, form);
        tokens.revoke(realm, client, form.required("token"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    }
}
