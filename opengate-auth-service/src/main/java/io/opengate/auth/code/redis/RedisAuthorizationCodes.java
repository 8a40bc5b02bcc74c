package io.opengate.auth.code.redis;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.code.AuthorizationCodes;
import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.code.CodeSettings;
import io.opengate.auth.code.GrantJson;
import io.opengate.auth.code.PresentedCode;
import io.opengate.auth.code.Redeeming;
import io.opengate.auth.code.Redemption;
import io.opengate.auth.slot.RevokingEvent;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocations;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** A code's text is the session's public id, which tells the hash slot, and 256 random bits, stored as a digest. */
@Component
final class RedisAuthorizationCodes implements AuthorizationCodes {

    private static final Pattern CODE = Pattern.compile("([0-9a-f-]{36})\\.[A-Za-z0-9_-]{43}");

    private final StringRedisTemplate redis;
    private final RedisEvents events;
    private final Revocations revocations;
    private final CodeSettings settings;
    private final Clock clock;
    private final GrantJson grants = new GrantJson();

    RedisAuthorizationCodes(
            StringRedisTemplate redis,
            RedisEvents events,
            Revocations revocations,
            CodeSettings settings,
            Clock clock) {
        this.redis = redis;
        this.events = events;
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<String> issue(AuthorizationGrant grant) {
        String code = grant.sid() + "." + Tokens.random();
        String digest = Hashes.sha256(code);
        List<String> answer = CodeScripts.ISSUE.run(
                redis,
                keys(grant.realm(), grant.sid(), digest, ""),
                digest,
                settings.lifetime().toSeconds(),
                grants.write(grant));
        return answer.getFirst().equals("issued") ? Optional.of(code) : Optional.empty();
    }

    @Override
    public Optional<PresentedCode> find(RealmId realm, String code) {
        Matcher text = CODE.matcher(code);
        if (!text.matches()) {
            return Optional.empty();
        }
        String sid = text.group(1);
        if (hasEnded(sid)) {
            return Optional.empty();
        }
        String digest = Hashes.sha256(code);
        List<String> answer = CodeScripts.FIND.run(redis, keys(realm, sid, digest, ""));
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new PresentedCode(
                        realm,
                        sid,
                        digest,
                        grants.read(answer.getFirst()),
                        !answer.getLast().isEmpty()));
    }

    private boolean hasEnded(String sid) {
        try {
            return revocations.endedWithEverything(UUID.fromString(sid));
        } catch (IllegalArgumentException notOurs) {
            return true;
        }
    }

    @Override
    public Redemption redeem(PresentedCode code, Redeeming redeeming) {
        AuthorizationGrant grant = code.grant();
        Instant now = clock.instant();
        String family = redeeming.family() == null ? "" : redeeming.family().toString();
        List<String> answer = CodeScripts.REDEEM.run(
                redis,
                keys(code.realm(), code.sid(), code.digest(), family),
                code.digest(),
                now.getEpochSecond(),
                now.toEpochMilli(),
                redeeming.tokenId(),
                redeeming.tokenExpiresAt().getEpochSecond(),
                grant.clientId(),
                grant.subject(),
                family,
                redeeming.familyExpiresAt().getEpochSecond(),
                grants.write(grant),
                String.join(" ", redeeming.scopes()),
                Confirmation.stored(redeeming.confirmation()),
                String.join(" ", grant.resources()),
                events.json(CodeEvents.issued(code, redeeming)));
        return switch (answer.getFirst()) {
            case "redeemed" -> {
                events.forward(code.realm(), code.sid());
                yield Redemption.REDEEMED;
            }
            case "replayed" -> Redemption.REPLAYED;
            default -> Redemption.ENDED;
        };
    }

    @Override
    public void discard(PresentedCode code) {
        CodeScripts.DISCARD.run(
                redis,
                keys(code.realm(), code.sid(), code.digest(), ""),
                clock.instant().getEpochSecond());
    }

    @Override
    public void revokeWhatItGave(PresentedCode code) {
        RevokingEvent event = RevokingEvent.of(events, CodeEvents.replayed(code));
        List<String> answer = CodeScripts.REVOKE.run(
                redis,
                keys(code.realm(), code.sid(), code.digest(), ""),
                clock.instant().getEpochSecond(),
                new SessionSlot(code.realm(), code.sid()).family(""),
                event.head(),
                event.itemHead(),
                event.itemTail(),
                event.tail());
        if (answer.getFirst().equals("revoked")) {
            events.forward(code.realm(), code.sid());
        }
    }

    private List<String> keys(RealmId realm, String sid, String digest, String family) {
        SessionSlot slot = new SessionSlot(realm, sid);
        return List.of(
                slot.session(),
                slot.code(digest),
                slot.codes(),
                slot.family(family),
                slot.families(),
                events.pendingKey(realm, sid),
                slot.clients());
    }
}
