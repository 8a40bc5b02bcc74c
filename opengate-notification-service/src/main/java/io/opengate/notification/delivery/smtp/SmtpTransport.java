package io.opengate.notification.delivery.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.notification.delivery.DeliverySettings;
import io.opengate.notification.delivery.EmailAddress;
import io.opengate.notification.delivery.MailServer;
import io.opengate.notification.delivery.MailTransport;
import io.opengate.notification.delivery.Message;
import io.opengate.notification.delivery.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends by SMTP (RFC 5321), with TLS wherever the realm asks for it, and never in the clear where it does. */
@Component
class SmtpTransport implements MailTransport {

    private final DeliverySettings settings;
    private final AddressRules rules;
    private final Clock clock;

    SmtpTransport(DeliverySettings settings, AddressRules rules, Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Outcome send(MailServer server, UUID id, EmailAddress to, Message message) {
        Session session = Session.getInstance(properties(server));
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(session, server, id, to, message);
            transport.connect(server.host(), server.port(), server.username(), server.password());
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Sent();
        } catch (MessagingException e) {
            return SmtpFailures.outcome(e);
        }
    }

    private Properties properties(MailServer server) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.auth", Boolean.toString(server.username() != null));
        properties.put("mail.smtp.socketFactory", new GuardedSockets(rules));
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.localhost", "localhost");
        properties.put("mail.mime.allowutf8", "true");
        return properties;
    }

    private MimeMessage mail(Session session, MailServer server, UUID id, EmailAddress to, Message message)
            throws MessagingException {
        MimeMessage mail = new NamedMessage(session, "<" + id + "@" + domain(server.from()) + ">");
        boolean multipart = message.html() != null;
        MimeMessageHelper helper = new MimeMessageHelper(mail, multipart, UTF_8.name());
        helper.setFrom(new InternetAddress(server.from().value()));
        helper.setTo(new InternetAddress(to.value()));
        helper.setSubject(message.subject());
        helper.setSentDate(Date.from(clock.instant()));
        String html = message.html();
        if (html == null) {
            helper.setText(message.text());
        } else {
            helper.setText(message.text(), html);
        }
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private static String domain(EmailAddress address) {
        return address.value().substring(address.value().indexOf('@') + 1);
    }

    /** A message that keeps its identity over all attempts. */
    private static final class NamedMessage extends MimeMessage {

        private final String messageId;

        NamedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
