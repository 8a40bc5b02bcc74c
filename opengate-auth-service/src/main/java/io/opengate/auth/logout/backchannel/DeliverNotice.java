package io.opengate.auth.logout.backchannel;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
import io.opengate.platform.events.EventDraft;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One attempt to tell a client, and what follows from it. */
@Component
final class DeliverNotice {

    private final RegisteredClients clients;
    private final LogoutTokens tokens;
    private final LogoutReceivers receivers;
    private final LogoutNotices notices;
    private final BackchannelSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    DeliverNotice(
            RegisteredClients clients,
            LogoutTokens tokens,
            LogoutReceivers receivers,
            LogoutNotices notices,
            BackchannelSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.clients = clients;
        this.tokens = tokens;
        this.receivers = receivers;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    void attempt(PendingNotice pending) {
        LogoutNotice notice = pending.notice();
        // looked up anew: where it wants to be told may have changed since
        Optional<RegisteredClient> client =
                clients.find(notice.realm(), notice.client()).filter(RegisteredClient::enabled);
        Optional<String> receiver = client.map(known -> known.metadata().backchannelLogoutUri());
        Optional<String> token = receiver.isEmpty() ? receiver : tokens.of(notice, client.orElseThrow());
        if (token.isEmpty()) {
            notices.drop(notice);
            return;
        }
        LogoutReply reply = receivers.tell(URI.create(receiver.orElseThrow()), token.get());
        conclude(notice, reply, pending.attempts() + 1);
    }

    private void conclude(LogoutNotice notice, LogoutReply reply, int attempts) {
        if (reply.isConclusive() || attempts >= settings.attempts()) {
            boolean delivered = reply == LogoutReply.ACCEPTED;
            if (notices.settle(notice, announcement(notice, reply, attempts))) {
                count(delivered ? "delivered" : "failed");
            }
        } else {
            notices.postpone(notice, clock.instant().plus(settings.delayAfter(attempts)));
            count("postponed");
        }
    }

    /** Names the class of the answer alone: what the other side wrote is not ours to keep. */
    private static EventDraft announcement(LogoutNotice notice, LogoutReply reply, int attempts) {
        String type = reply == LogoutReply.ACCEPTED ? "logout.delivered" : "logout.failed";
        return EventDraft.of(type, notice.realm(), notice.sid())
                .data(Map.of("clientId", notice.client().value(), "answer", reply.text(), "attempts", attempts));
    }

    private void count(String outcome) {
        meters.counter("opengate.logout.attempts", "outcome", outcome).increment();
    }
}
