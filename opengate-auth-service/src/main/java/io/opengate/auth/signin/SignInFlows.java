package io.opengate.auth.signin;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** The sign-ins under way. One that nobody finished is gone after a while; a finished one is remembered as long. */
public interface SignInFlows {

    /** Remembers a new one. */
    void add(RealmId realm, SignInFlow flow);

    /** The one of that id, or empty when it never was or is long gone. */
    Optional<SignInFlow> find(RealmId realm, FlowId id);

    /**
     * Stores a change, atomically.
     *
     * @return the flow as it is stored now, or empty when somebody else changed it first: nothing is written then
     */
    Optional<SignInFlow> update(RealmId realm, SignInFlow changed);
}
