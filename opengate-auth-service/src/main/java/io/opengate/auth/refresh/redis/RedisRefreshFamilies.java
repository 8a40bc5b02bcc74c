package io.opengate.auth.refresh.redis;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.code.GrantJson;
import io.opengate.auth.refresh.LiveFamily;
import io.opengate.auth.refresh.RefreshFamilies;
import io.opengate.auth.refresh.RefreshSettings;
import io.opengate.auth.refresh.RefreshToken;
import io.opengate.auth.refresh.Rotation;
import io.opengate.auth.refresh.RotationRequest;
import io.opengate.auth.slot.RevokingEvent;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocations;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

@Component
final class RedisRefreshFamilies implements RefreshFamilies {

    private final StringRedisTemplate redis;
    private final RedisEvents events;
    private final GrantJson grants = new GrantJson();
    private final Revocations revocations;
    private final RefreshSettings settings;
    private final Clock clock;

    RedisRefreshFamilies(
            StringRedisTemplate redis,
            RedisEvents events,
            Revocations revocations,
            RefreshSettings settings,
            Clock clock) {
        this.redis = redis;
        this.events = events;
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Rotation rotate(RotationRequest request) {
        RefreshToken token = request.token();
        RealmId realm = request.realm();
        if (revocations.endedWithEverything(token.sid())) {
            return new Rotation.Ended();
        }
        RevokingEvent reused = RevokingEvent.of(events, FamilyEvents.reused(request));
        List<String> answer = FamilyScripts.ROTATE.run(
                redis,
                keys(realm, token),
                clock.millis(),
                request.client().proven() ? settings.retryGrace().toMillis() : -1,
                request.client().clientId(),
                token.family(),
                token.generation(),
                request.parametersDigest(),
                String.join(" ", request.scopes()),
                request.tokenId(),
                request.tokenExpiresAt().getEpochSecond(),
                events.json(FamilyEvents.refreshed(request)),
                reused.head(),
                reused.itemHead(),
                reused.itemTail(),
                reused.tail(),
                Confirmation.stored(request.confirmation()),
                String.join(" ", request.resources()));
        Rotation rotation = read(token, answer);
        if (rotation instanceof Rotation.Rotated || rotation instanceof Rotation.Reused) {
            events.forward(realm, token.sid().toString());
        }
        return rotation;
    }

    private Rotation read(RefreshToken token, List<String> answer) {
        return switch (answer.getFirst()) {
            case "rotated" -> new Rotation.Rotated(grants.read(answer.get(1)), token.next());
            case "repeated" ->
                new Rotation.Repeated(grants.read(answer.get(1)), token.next(), UUID.fromString(answer.get(2)));
            case "reused" -> new Rotation.Reused();
            case "foreign" -> new Rotation.Foreign();
            case "scope" -> new Rotation.ScopeExceeded();
            case "target" -> new Rotation.TargetExceeded();
            case "unconfirmed" -> new Rotation.Unconfirmed();
            default -> new Rotation.Ended();
        };
    }

    @Override
    public LiveFamily find(RealmId realm, RefreshToken token) {
        if (revocations.endedWithEverything(token.sid())) {
            return new LiveFamily.Ended();
        }
        List<String> answer = FamilyScripts.FIND.run(redis, keys(realm, token), token.generation());
        return answer.size() == 3
                ? new LiveFamily.Usable(
                        grants.read(answer.getFirst()),
                        Instant.ofEpochSecond(Long.parseLong(answer.get(1))),
                        Confirmation.parse(answer.getLast()))
                : new LiveFamily.Ended();
    }

    @Override
    public boolean revoke(RealmId realm, RefreshToken token, String clientId) {
        RevokingEvent event = RevokingEvent.of(events, FamilyEvents.revoked(realm, token, clientId));
        List<String> answer = FamilyScripts.REVOKE.run(
                redis,
                keys(realm, token),
                clock.instant().getEpochSecond(),
                clientId,
                token.family(),
                event.head(),
                event.itemHead(),
                event.itemTail(),
                event.tail());
        if (answer.getFirst().equals("revoked")) {
            events.forward(realm, token.sid().toString());
        }
        return !answer.getFirst().equals("foreign");
    }

    private List<String> keys(RealmId realm, RefreshToken token) {
        SessionSlot slot = new SessionSlot(realm, token.sid().toString());
        return List.of(
                slot.session(),
                slot.family(token.family().toString()),
                slot.families(),
                events.pendingKey(realm, token.sid().toString()));
    }
}
