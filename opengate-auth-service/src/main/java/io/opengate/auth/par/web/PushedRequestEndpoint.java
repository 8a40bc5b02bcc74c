package io.opengate.auth.par.web;

import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.client.AuthenticateClient;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.OAuthErrorBody;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.par.PushRequest;
import io.opengate.auth.par.PushSettings;
import io.opengate.auth.par.RequestReference;
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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint for pushed authorization requests (RFC 9126 §2). */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class PushedRequestEndpoint {

    private static final String NAME = "ext/par/request";

    /** How the client proves itself is no part of its request. */
    private static final Set<String> CREDENTIALS = Set.of("client_secret", "client_assertion", "client_assertion_type");

    private final Issuers issuers;
    private final AuthenticateClient clients;
    private final PushRequest requests;
    private final PushSettings settings;

    PushedRequestEndpoint(Issuers issuers, AuthenticateClient clients, PushRequest requests, PushSettings settings) {
        this.issuers = issuers;
        this.clients = clients;
        this.requests = requests;
        this.settings = settings;
    }

    @Operation(summary = "Push an authorization request")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                            schema = @Schema(implementation = PushedRequestForm.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The reference that the browser brings (RFC 9126 §2.2)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PushedRequestAnswer.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The request is not valid (RFC 9126 §2.3)",
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
    @PostMapping("/realms/{realm}/protocol/openid-connect/" + NAME)
    ResponseEntity<String> push(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        ProtocolForm form = ProtocolForm.read(request, issuers.endpoint(realm.name(), NAME));
        AuthenticatedClient client = clients.authenticate(realm, form);
        RequestReference reference = requests.push(realm, client, form, parameters(form, client));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .header("Pragma", "no-cache")
                .contentType(MediaType.APPLICATION_JSON)
                .body(new PushedAuthorizationSuccessResponse(
                                URI.create(reference.value()),
                                settings.lifetime().toSeconds())
                        .toJSONObject()
                        .toJSONString());
    }

    private static AuthorizationParameters parameters(ProtocolForm form, AuthenticatedClient client) {
        Map<String, List<String>> sent =
                new LinkedHashMap<>(URLUtils.parseParameters(form.request().getBody()));
        sent.keySet().removeAll(CREDENTIALS);
        sent.put("client_id", List.of(client.clientId().value()));
        return new AuthorizationParameters(sent);
    }
}
