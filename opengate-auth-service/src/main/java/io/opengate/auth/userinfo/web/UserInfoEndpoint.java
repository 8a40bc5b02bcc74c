package io.opengate.auth.userinfo.web;

import io.opengate.auth.binding.PresentedCertificates;
import io.opengate.auth.error.ProtocolAnswer;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.userinfo.PresentedToken;
import io.opengate.auth.userinfo.PresentedTokens;
import io.opengate.auth.userinfo.TellUserInfo;
import io.opengate.auth.userinfo.TokenUse;
import io.opengate.platform.dpop.DpopRequest;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<PresentedCertificates> certificates;

    UserInfoEndpoint(Issuers issuers, TellUserInfo userInfo, ObjectProvider<PresentedCertificates> certificates) {
        this.issuers = issuers;
        this.userInfo = userInfo;
        this.certificates = certificates;
    }

    @Operation(summary = "Claims about the person behind an access token")
    @PublicRoute("the access token is checked as RFC 6750 and RFC 9449 say")
    @GetMapping(PATH)
    ResponseEntity<String> get(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        return tell(realm, request, PresentedTokens.require(realm, ProtocolForm.authorization(request), null));
    }

    @Operation(summary = "Claims about the person behind an access token")
    @PublicRoute("the access token is checked as RFC 6750 and RFC 9449 say")
    @PostMapping(PATH)
    ResponseEntity<String> post(RealmRef realm, HttpServletRequest request) {
        EnabledRealm.require(realm);
        Optional<String> header = ProtocolForm.authorization(request);
        boolean hasForm = header.isEmpty() || request.getContentLengthLong() > 0;
        String inForm = hasForm && request.getContentType() != null
                ? ProtocolForm.read(request, issuers.endpoint(realm.name(), "userinfo"))
                        .parameter("access_token")
                : null;
        return tell(realm, request, PresentedTokens.require(realm, header, inForm));
    }

    private ResponseEntity<String> tell(RealmRef realm, HttpServletRequest request, PresentedToken token) {
        TokenUse use = new TokenUse(
                realm,
                token,
                Collections.list(request.getHeaders(DpopRequest.HEADER)),
                request.getMethod(),
                issuers.endpoint(realm.name(), "userinfo").toString(),
                certificates.stream()
                        .flatMap(source -> source.find(request).stream())
                        .findFirst()
                        .orElse(null));
        return ProtocolAnswer.secret(userInfo.tell(use).toJSONObject());
    }
}
