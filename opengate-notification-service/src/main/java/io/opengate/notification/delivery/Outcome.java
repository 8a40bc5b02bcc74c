package io.opengate.notification.delivery;

/** What came of one attempt. */
public sealed interface Outcome {

    /** The mail server has taken the message. */
    record Sent() implements Outcome {}

    /** It may work later. */
    record Deferred(Reason reason) implements Outcome {}

    /** It will not work. */
    record Refused(Reason reason) implements Outcome {}

    /** Why not; part of the API. */
    enum Reason {
        /** The realm has no mail server. */
        NO_MAIL_SERVER,
        /** The realm's settings for mail are not usable, such as an address that the operator does not allow. */
        MAIL_SERVER_NOT_ALLOWED,
        /** The realm's mail server does not answer. */
        MAIL_SERVER_UNREACHABLE,
        /** The mail server does not accept the realm's sign-in. */
        MAIL_SERVER_LOGIN_REFUSED,
        /** The mail server does not offer TLS, or not with a trusted certificate. */
        MAIL_SERVER_INSECURE,
        /** The mail server does not accept this address. */
        ADDRESS_REFUSED,
        /** The mail server does not accept the message. */
        MESSAGE_REFUSED,
        /** Something here failed. */
        INTERNAL;

        /** The reason in the API, such as {@code address-refused}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
