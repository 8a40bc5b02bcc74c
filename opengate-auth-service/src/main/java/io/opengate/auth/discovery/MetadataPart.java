package io.opengate.auth.discovery;

import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.platform.tenant.RealmRef;

/** One feature's share of what the provider says of itself. A further one is a further class. */
interface MetadataPart {

    /** Tells what is there. */
    void describe(RealmRef realm, OIDCProviderMetadata metadata);
}
