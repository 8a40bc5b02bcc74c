package io.opengate.notification.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.notification.delivery.EmailAddress;
import io.opengate.notification.delivery.MailServer;
import io.opengate.notification.delivery.MailServers;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.GetExchange;

/** Asks the realm service, and opens the password that it keeps sealed. */
@Component
class HttpMailServers implements MailServers {

    private final RealmSmtp realms;
    private final SecretBox box;

    HttpMailServers(PeerClients peers, SecretBoxes boxes) {
        this.realms = peers.create(RealmSmtp.class, "realm");
        this.box = boxes.purpose("smtp");
    }

    /** The realm service's route. */
    interface RealmSmtp {

        @GetExchange("/internal/realms/{realmId}/smtp")
        Smtp smtp(@PathVariable("realmId") UUID realm);
    }

    record Smtp(
            String host,
            int port,
            String from,
            @Nullable String username,
            @Nullable String sealedPassword,
            UUID row,
            boolean startTls) {}

    @Override
    public Optional<MailServer> find(RealmId realm) {
        try {
            Smtp smtp = realms.smtp(realm.value());
            String sealed = smtp.sealedPassword();
            String password = sealed == null ? null : new String(box.open(sealed, realm, smtp.row()), UTF_8);
            return Optional.of(new MailServer(
                    smtp.host(),
                    smtp.port(),
                    new EmailAddress(smtp.from()),
                    smtp.username(),
                    password,
                    smtp.startTls()));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }
}
