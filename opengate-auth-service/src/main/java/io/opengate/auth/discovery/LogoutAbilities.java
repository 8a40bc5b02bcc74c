package io.opengate.auth.discovery;

import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.platform.tenant.RealmRef;
import org.springframework.stereotype.Component;

/** How applications are told of a logout (Back-Channel Logout 1.0 §2.1, Front-Channel Logout 1.0 §3). */
@Component
final class LogoutAbilities implements MetadataPart {

    @Override
    public void describe(RealmRef realm, OIDCProviderMetadata metadata) {
        metadata.setSupportsFrontChannelLogout(true);
        metadata.setSupportsFrontChannelLogoutSession(true);
        metadata.setSupportsBackChannelLogout(true);
        metadata.setSupportsBackChannelLogoutSession(true);
    }
}
