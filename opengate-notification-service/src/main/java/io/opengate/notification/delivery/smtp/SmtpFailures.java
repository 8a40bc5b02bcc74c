package io.opengate.notification.delivery.smtp;

import io.opengate.notification.delivery.Outcome;
import io.opengate.notification.delivery.Outcome.Reason;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure of the mail library means: replies of 5xx are final, all else may pass (RFC 5321 §4.2.1). */
final class SmtpFailures {

    private static final int PERMANENT = 500;

    private SmtpFailures() {}

    static Outcome outcome(MessagingException failure) {
        for (Throwable at = failure; at != null; at = next(at)) {
            Outcome known = known(at);
            if (known != null) {
                return known;
            }
        }
        return failure instanceof SendFailedException
                ? new Outcome.Deferred(Reason.MESSAGE_REFUSED)
                : new Outcome.Deferred(Reason.MAIL_SERVER_UNREACHABLE);
    }

    private static @Nullable Outcome known(Throwable failure) {
        return switch (failure) {
            case AuthenticationFailedException e -> new Outcome.Deferred(Reason.MAIL_SERVER_LOGIN_REFUSED);
            case SMTPAddressFailedException e -> refusal(e.getReturnCode(), Reason.ADDRESS_REFUSED);
            case SMTPSendFailedException e
            when e.getNextException() == null -> refusal(e.getReturnCode(), Reason.MESSAGE_REFUSED);
            case GuardedSockets.AddressNotAllowedException e -> new Outcome.Refused(Reason.MAIL_SERVER_NOT_ALLOWED);
            case SSLException e -> new Outcome.Deferred(Reason.MAIL_SERVER_INSECURE);
            case IOException e -> new Outcome.Deferred(Reason.MAIL_SERVER_UNREACHABLE);
            default ->
                String.valueOf(failure.getMessage()).contains("STARTTLS")
                        ? new Outcome.Deferred(Reason.MAIL_SERVER_INSECURE)
                        : null;
        };
    }

    private static Outcome refusal(int code, Reason reason) {
        return code >= PERMANENT ? new Outcome.Refused(reason) : new Outcome.Deferred(reason);
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException e && e.getNextException() != null
                ? e.getNextException()
                : failure.getCause();
    }
}
