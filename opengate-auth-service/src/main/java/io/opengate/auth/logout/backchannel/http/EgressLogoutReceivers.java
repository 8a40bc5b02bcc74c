package io.opengate.auth.logout.backchannel.http;

import io.opengate.auth.logout.backchannel.LogoutReceivers;
import io.opengate.auth.logout.backchannel.LogoutReply;
import io.opengate.platform.egress.Egress;
import io.opengate.platform.egress.EgressAnswer;
import io.opengate.platform.egress.EgressFailure;
import io.opengate.platform.egress.EgressRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Posts logout tokens (Back-Channel Logout 1.0 §2.5) by the guarded way out: the address is a tenant's. */
@Component
final class EgressLogoutReceivers implements LogoutReceivers {

    /** What the other side writes is not read; a longer answer would only cost. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private final Egress egress;

    EgressLogoutReceivers(Egress egress) {
        this.egress = egress;
    }

    @Override
    public LogoutReply tell(URI receiver, String logoutToken) {
        // a JWS is made of characters that need no escape
        byte[] form = ("logout_token=" + logoutToken).getBytes(StandardCharsets.US_ASCII);
        EgressRequest request = EgressRequest.post(receiver, "application/x-www-form-urlencoded", form, LONGEST_ANSWER)
                .with("Cache-Control", "no-store");
        return switch (egress.send(request)) {
            case EgressAnswer.Received answer -> reply(answer.status());
            case EgressAnswer.Failed(EgressFailure reason) -> reply(reason);
        };
    }

    private static LogoutReply reply(int status) {
        return switch (status) {
            case 408, 425, 429 -> LogoutReply.BUSY;
            default ->
                switch (status / 100) {
                    case 2 -> LogoutReply.ACCEPTED;
                    case 3 -> LogoutReply.REDIRECTED;
                    case 4 -> LogoutReply.REFUSED;
                    default -> LogoutReply.BROKEN;
                };
        };
    }

    private static LogoutReply reply(EgressFailure reason) {
        return switch (reason) {
            case FORBIDDEN_URL, FORBIDDEN_ADDRESS -> LogoutReply.FORBIDDEN;
            case UNTRUSTED -> LogoutReply.UNTRUSTED;
            case UNKNOWN_HOST, UNREACHABLE -> LogoutReply.UNREACHABLE;
            case TIMED_OUT -> LogoutReply.TIMED_OUT;
            case TOO_LARGE -> LogoutReply.BROKEN;
        };
    }
}
