package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request presents so that its client be believed. */
public sealed interface Presented {

    /** RFC 7523 §2.2. */
    String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** A shared secret, in the header or in the form (RFC 6749 §2.3.1). */
    record Secret(ClientAuthenticationMethod method, String clientId, String secret) implements Presented {
        @Override
        public String toString() {
            return method + " of " + clientId;
        }
    }

    /** A signed assertion (RFC 7523 §2.2). */
    record Assertion(ClientAssertion assertion) implements Presented {}

    /** Nothing but a name; a certificate may stand behind the connection. */
    record Name(@Nullable String clientId) implements Presented {}

    /** Something that cannot be read. */
    record Unreadable(ClientAuthenticationMethod method) implements Presented {}

    /**
     * What the form presents.
     *
     * @throws ProtocolException {@code invalid_request} for more than one method (RFC 6749 §2.3)
     */
    static Presented in(ProtocolForm form) {
        String header = form.request().getAuthorization();
        boolean basic = header != null && header.regionMatches(true, 0, "Basic", 0, 5);
        boolean post = form.parameter("client_secret") != null;
        boolean assertion =
                form.parameter("client_assertion") != null || form.parameter("client_assertion_type") != null;
        if (Stream.of(basic, post, assertion).filter(method -> method).count() > 1) {
            throw new ProtocolException(
                    AuthProblem.INVALID_REQUEST, "more than one method of client authentication (RFC 6749 §2.3)");
        }
        if (assertion) {
            return assertion(form);
        }
        return basic || post ? secret(form, basic) : new Name(form.parameter("client_id"));
    }

    private static Presented secret(ProtocolForm form, boolean basic) {
        try {
            PlainClientSecret read =
                    basic ? ClientSecretBasic.parse(form.request()) : ClientSecretPost.parse(form.request());
            return new Secret(
                    read.getMethod(),
                    read.getClientID().getValue(),
                    read.getClientSecret().getValue());
        } catch (ParseException | IllegalArgumentException malformed) {
            return new Unreadable(
                    basic
                            ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                            : ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
    }

    private static Presented assertion(ProtocolForm form) {
        String text = form.parameter("client_assertion");
        return text != null && ASSERTION_TYPE.equals(form.parameter("client_assertion_type"))
                ? ClientAssertion.parse(text)
                        .<Presented>map(Assertion::new)
                        .orElseGet(() -> new Unreadable(ClientAuthenticationMethod.PRIVATE_KEY_JWT))
                : new Unreadable(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
    }
}
