package io.opengate.auth.signin;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People's passwords, kept and verified by the user service. */
public interface Credentials {

    /** Whether the password is that account's, and the account may be used. */
    Verification verify(RealmId realm, String username, String password);

    /** Replaces a password by one of the person's choice. */
    Change change(RealmId realm, UUID user, String current, String wanted);

    /** What came of a verification. */
    sealed interface Verification {

        /** The person is who they say. */
        record Verified(UUID user, String username) implements Verification {}

        /** The password is right and must be changed before anything else. */
        record ChangeRequired(UUID user, String username) implements Verification {}

        /** Nothing is given; the person never learns which it was. */
        record Refused(Refusal reason, @Nullable UUID user) implements Verification {}
    }

    /** Why a sign-in failed: a fixed set, since it labels a metric. */
    enum Refusal {
        CREDENTIALS,
        DISABLED,
        LOCKED,
        PENDING,
        /** The account changed while the sign-in was under way. */
        OUTDATED
    }

    /** The rule that a new password breaks. */
    enum Rule {
        TOO_SHORT,
        TOO_LONG,
        CHARACTERS,
        PERSONAL,
        BREACHED,
        UNCHANGED,
        /** One that is not known here. */
        OTHER
    }

    /** What came of a change. */
    sealed interface Change {

        /** The new password holds. */
        record Changed() implements Change {}

        /** The current password is wrong, or the account cannot be used. */
        record Refused() implements Change {}

        /** The new one is not good enough. */
        record Unacceptable(Rule rule) implements Change {}
    }
}
