package io.opengate.notification.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.opengate.notification.delivery.DeliverySettings;
import io.opengate.notification.delivery.EmailAddress;
import io.opengate.notification.delivery.MailServer;
import io.opengate.notification.delivery.Message;
import io.opengate.notification.delivery.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ssrf")
class AddressRulesTests {

    private final AddressRules strict = new AddressRules(settings(false));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void anAddressOfThisMachineOrItsNetworksIsNotAllowed(String address) throws UnknownHostException {
        assertThat(strict.allows(InetAddress.getByName(address))).isFalse();
        assertThat(new AddressRules(settings(true)).allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888", "2a00:1450::1"})
    void aPublicAddressIsAllowed(String address) throws UnknownHostException {
        assertThat(strict.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aMailServerOnThisMachineIsReachedOnlyWhereTheOperatorAllowsIt() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            assertThat(send(false, mail.getSmtp().getPort(), false))
                    .isEqualTo(new Outcome.Refused(Outcome.Reason.MAIL_SERVER_NOT_ALLOWED));
            assertThat(mail.getReceivedMessages()).isEmpty();
            assertThat(send(true, mail.getSmtp().getPort(), false)).isEqualTo(new Outcome.Sent());
        } finally {
            mail.stop();
        }
    }

    @Test
    void aServerWithoutTlsGetsNothingWhereTlsIsAskedFor() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            assertThat(send(true, mail.getSmtp().getPort(), true))
                    .isEqualTo(new Outcome.Deferred(Outcome.Reason.MAIL_SERVER_INSECURE));
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    private static Outcome send(boolean allowPrivate, int port, boolean tls) {
        DeliverySettings settings = settings(allowPrivate);
        return new SmtpTransport(settings, new AddressRules(settings), Clock.systemUTC())
                .send(
                        new MailServer("127.0.0.1", port, new EmailAddress("id@example.com"), null, null, tls),
                        UUID.randomUUID(),
                        new EmailAddress("anna@example.com"),
                        new Message("subject", "text", null));
    }

    private static DeliverySettings settings(boolean allowPrivate) {
        Duration second = Duration.ofSeconds(1);
        return new DeliverySettings(1, 1, second, second, second, second, Duration.ofSeconds(5), false, allowPrivate);
    }
}
