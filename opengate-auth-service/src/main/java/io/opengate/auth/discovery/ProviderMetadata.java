package io.opengate.auth.discovery;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ClaimType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.auth.subject.AccountClaims;
import io.opengate.auth.token.Grants;
import io.opengate.platform.dpop.DpopProofs;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What the provider can do in a realm, told from what is there: one more grant or method shows by itself. */
@Service
public final class ProviderMetadata {

    private static final List<String> TOKEN_CLAIMS =
            List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash");

    private final Issuers issuers;
    private final SigningKeys keys;
    private final Grants grants;
    private final List<MetadataPart> parts;

    ProviderMetadata(Issuers issuers, SigningKeys keys, Grants grants, List<MetadataPart> parts) {
        this.issuers = issuers;
        this.keys = keys;
        this.grants = grants;
        this.parts = List.copyOf(parts);
    }

    /** The realm's metadata (OpenID Connect Discovery §3, RFC 8414 §2). */
    public OIDCProviderMetadata of(RealmRef realm) {
        RealmName name = realm.name();
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuers.of(name)), List.of(SubjectType.PUBLIC), issuers.endpoint(name, "certs"));
        addEndpoints(metadata, name);
        metadata.setGrantTypes(grants.types().stream()
                .sorted(Comparator.comparing(type -> type.getValue()))
                .toList());
        metadata.setScopes(new Scope("openid", "profile", "email", "address", "phone", "roles"));
        metadata.setClaims(Stream.concat(TOKEN_CLAIMS.stream(), AccountClaims.NAMES.stream())
                .toList());
        metadata.setClaimTypes(List.of(ClaimType.NORMAL));
        metadata.setIDTokenJWSAlgs(algorithms(realm));
        metadata.setCustomParameter(
                "introspection_signing_alg_values_supported",
                algorithms(realm).stream().map(JWSAlgorithm::getName).toList());
        metadata.setDPoPJWSAlgs(DpopProofs.algorithms());
        metadata.setUILocales(List.of(english()));
        parts.forEach(part -> part.describe(realm, metadata));
        return metadata;
    }

    private void addEndpoints(OIDCProviderMetadata metadata, RealmName name) {
        metadata.setTokenEndpointURI(issuers.endpoint(name, "token"));
        metadata.setUserInfoEndpointURI(issuers.endpoint(name, "userinfo"));
        metadata.setEndSessionEndpointURI(issuers.endpoint(name, "logout"));
        metadata.setIntrospectionEndpointURI(issuers.endpoint(name, "token/introspect"));
        metadata.setRevocationEndpointURI(issuers.endpoint(name, "revoke"));
    }

    private List<JWSAlgorithm> algorithms(RealmRef realm) {
        return keys.of(realm.id()).algorithms().stream()
                .sorted(Comparator.comparing(JWSAlgorithm::getName))
                .toList();
    }

    private static LangTag english() {
        try {
            return new LangTag("en");
        } catch (LangTagException e) {
            throw new IllegalStateException(e);
        }
    }
}
