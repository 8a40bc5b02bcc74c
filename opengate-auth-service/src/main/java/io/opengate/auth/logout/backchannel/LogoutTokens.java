package io.opengate.auth.logout.backchannel;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.token.TokenSigner;
import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.4). */
@Component
final class LogoutTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final SettingsOfRealms settings;
    private final Issuers issuers;
    private final TokenSigner signer;
    private final Ids ids;
    private final Clock clock;

    LogoutTokens(SettingsOfRealms settings, Issuers issuers, TokenSigner signer, Ids ids, Clock clock) {
        this.settings = settings;
        this.issuers = issuers;
        this.signer = signer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new token for the client, signed as its ID tokens are; empty when its realm is gone. Each has an id of its own: a client that
     * remembers ids would refuse a second attempt otherwise.
     */
    Optional<String> of(LogoutNotice notice, RegisteredClient client) {
        return settings.find(notice.realm()).map(realm -> sign(notice, client, realm));
    }

    private String sign(LogoutNotice notice, RegisteredClient client, RealmSettings realm) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuers.of(RealmName.of(realm.name())))
                .subject(notice.user() == null ? null : notice.user().toString())
                .audience(client.clientId().value())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(ids.next().toString())
                .claim("events", Map.of(EVENT, Map.of()))
                .claim("sid", notice.sid())
                .build();
        return signer.sign(signer.key(notice.realm(), realm, client), TYPE, claims)
                .serialize();
    }
}
