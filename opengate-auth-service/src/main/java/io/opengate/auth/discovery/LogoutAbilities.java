package io.opengate.auth.discovery;

import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.tenant.RealmRef;
import org.springframework.stereotype.Component;

/** How applications are told of a logout (Back-Channel Logout 1.0 §2.1, Front-Channel Logout 1.0 §3), or notice it (Session
 * Management 1.0 §3.3). */
@Component
final class LogoutAbilities implements MetadataPart {

    private final Issuers issuers;

    LogoutAbilities(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public void describe(RealmRef realm, OIDCProviderMetadata metadata) {
        metadata.setCheckSessionIframeURI(issuers.endpoint(realm.name(), "login-status-iframe.html"));
        metadata.setSupportsFrontChannelLogout(true);
        metadata.setSupportsFrontChannelLogoutSession(true);
        metadata.setSupportsBackChannelLogout(true);
        metadata.setSupportsBackChannelLogoutSession(true);
    }
}
