package io.opengate.auth.signin;

import io.opengate.auth.authorize.AuthorizationMessage;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.platform.crypto.Hashes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way. It belongs to one browser and ends with one answer to the application.
 *
 * @param id where it is found
 * @param revision counts its changes: whoever changes an outdated one loses
 * @param browser digest of what binds it to the browser
 * @param query the authorization request, judged anew at every step
 * @param ticket what the answer uses up, or null
 * @param startedAt when the application sent the person here
 * @param finished whether the application has got its answer
 * @param facts what is settled so far
 */
public record SignInFlow(
        FlowId id,
        long revision,
        String browser,
        String query,
        @Nullable String ticket,
        Instant startedAt,
        boolean finished,
        Facts facts) {

    /**
     * What is settled so far.
     *
     * @param sid the session that was started in this sign-in, or null
     * @param expired who proved a password that must be changed first, or null
     * @param choice which account the person chose
     * @param consented whether the person agreed in this sign-in
     */
    public record Facts(@Nullable String sid, @Nullable ExpiredPassword expired, Choice choice, boolean consented) {

        static final Facts NONE = new Facts(null, null, Choice.OPEN, false);
    }

    /** Whose password must be changed. */
    public record ExpiredPassword(UUID user, String username) {}

    /** The person's answer to "which account?". */
    public enum Choice {
        OPEN,
        CONTINUE,
        OTHER
    }

    /** A new sign-in in that browser. */
    static SignInFlow begin(String browserToken, AuthorizationMessage message, Instant now) {
        return new SignInFlow(
                FlowId.random(),
                0,
                Hashes.sha256(browserToken),
                message.parameters().toQuery(),
                message.ticket(),
                now,
                false,
                Facts.NONE);
    }

    /** The authorization request. */
    AuthorizationMessage message() {
        return new AuthorizationMessage(AuthorizationParameters.parse(query), ticket);
    }

    /** Whether it belongs to the browser. */
    boolean isOf(String browserToken) {
        return Hashes.equal(browser, Hashes.sha256(browserToken));
    }

    /** A session was started; whoever agreed before it may have been somebody else. */
    SignInFlow signedIn(String sid) {
        return with(new Facts(sid, null, facts.choice(), false));
    }

    /** The password was right and must be changed. */
    SignInFlow passwordExpired(UUID user, String username) {
        return with(new Facts(facts.sid(), new ExpiredPassword(user, username), facts.choice(), facts.consented()));
    }

    /** The person chose; what was agreed to with another account counts for nothing. */
    SignInFlow chose(Choice choice) {
        return with(new Facts(facts.sid(), facts.expired(), choice, false));
    }

    /** The person agreed. */
    public SignInFlow consented() {
        return with(new Facts(facts.sid(), facts.expired(), facts.choice(), true));
    }

    /** The application gets its answer; there is no way back. */
    SignInFlow finish() {
        return new SignInFlow(id, revision, browser, query, ticket, startedAt, true, facts);
    }

    /** The same after it was stored once more. */
    public SignInFlow stored() {
        return new SignInFlow(id, revision + 1, browser, query, ticket, startedAt, finished, facts);
    }

    private SignInFlow with(Facts other) {
        if (finished) {
            throw new IllegalStateException("the sign-in is finished");
        }
        return new SignInFlow(id, revision, browser, query, ticket, startedAt, false, other);
    }

    @Override
    public String toString() {
        return "SignInFlow[revision " + revision + "]";
    }
}
