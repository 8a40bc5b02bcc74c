package io.opengate.auth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The grant types that this service knows. */
@Component
public final class Grants {

    private final Map<GrantType, Grant> grants;

    public Grants(Collection<Grant> grants) {
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
    }

    /** Their names, for discovery. */
    public Set<GrantType> types() {
        return grants.keySet();
    }

    /**
     * The grant that the client may use.
     *
     * @throws ProtocolException {@code unsupported_grant_type} or {@code unauthorized_client}
     */
    Grant require(TokenCall call) {
        GrantType type = call.message().getAuthorizationGrant().getType();
        Grant grant = grants.get(type);
        if (grant == null) {
            throw new ProtocolException(AuthProblem.UNSUPPORTED_GRANT_TYPE);
        }
        if (!call.registration().allowsGrant(type.getValue())) {
            throw new ProtocolException(AuthProblem.UNAUTHORIZED_CLIENT, "the client is not registered for this grant");
        }
        return grant;
    }
}
