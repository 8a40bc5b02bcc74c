package io.opengate.notification.delivery;

import java.util.UUID;

/** Hands messages to a mail server. */
public interface MailTransport {

    /** Tries once; {@code id} names the message, so that a repetition can be recognised. */
    Outcome send(MailServer server, UUID id, EmailAddress to, Message message);
}
