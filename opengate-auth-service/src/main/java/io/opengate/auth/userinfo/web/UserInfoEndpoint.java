package io.opengate.auth.userinfo.web;

import io.opengate.auth.error.ProtocolAnswer;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.userinfo.BearerToken;
import io.opengate.auth.userinfo.TellUserInfo;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The UserInfo endpoint (OpenID Connect Core §5.3). */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class UserInfoEndpoint {

    private static final String PATH = "/realms/{realm}/protocol/openid-connect/userinfo";

    private final Issuers issuers;
    private final TellUserInfo userInfo;

    UserInfoEndpoint(Issuers issuers, TellUserInfo userInfo) {
        this.issuers = issuers;
        this.userInfo = userInfo;
    }

    @Operation(summary = "Claims about the person behind an access token")
    @PublicRoute("the bearer's access token is checked as RFC 6750 says")
    @GetMapping(PATH)
    ResponseEntity<String> get(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        String token = BearerToken.require(realm, ProtocolForm.authorization(request), null);
        return ProtocolAnswer.secret(userInfo.tell(realm, token).toJSONObject());
    }

    @Operation(summary = "Claims about the person behind an access token")
    @PublicRoute("the bearer's access token is checked as RFC 6750 says")
    @PostMapping(PATH)
    ResponseEntity<String> post(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        Optional<String> header = ProtocolForm.authorization(request);
        boolean hasForm = header.isEmpty() || request.getContentLengthLong() > 0;
        String inForm = hasForm && request.getContentType() != null
                ? ProtocolForm.read(request, issuers.endpoint(realm.name(), "userinfo"))
                        .parameter("access_token")
                : null;
        String token = BearerToken.require(realm, header, inForm);
        return ProtocolAnswer.secret(userInfo.tell(realm, token).toJSONObject());
    }
}
