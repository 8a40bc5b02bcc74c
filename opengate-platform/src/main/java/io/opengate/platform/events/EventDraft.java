package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a use case says about a change; the publisher adds id, source, sequence, actor and time.
 *
 * @param type {@code <resource>.<past participle>}
 * @param realm the realm that it happened in
 * @param subject id of the thing that changed
 * @param actor given only where the caller of the current request is not the one who acted
 * @param version version of the shape of {@code data}
 * @param data details without secrets
 * @param revocations what stops being valid
 */
public record EventDraft(
        String type,
        @Nullable RealmId realm,
        @Nullable String subject,
        @Nullable String actor,
        int version,
        Map<String, Object> data,
        List<Revocation> revocations) {

    public EventDraft {
        Objects.requireNonNull(type);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        revocations = List.copyOf(revocations);
    }

    /** A fact about {@code subject} in {@code realm}, first version, without data. */
    public static EventDraft of(String type, @Nullable RealmId realm, @Nullable String subject) {
        return new EventDraft(type, realm, subject, null, 1, Map.of(), List.of());
    }

    /** Returns a draft with these details instead; never put a secret into them. */
    public EventDraft data(Map<String, ?> details) {
        return new EventDraft(type, realm, subject, actor, version, new LinkedHashMap<>(details), revocations);
    }

    /** Returns a draft that names who acted. */
    public EventDraft by(@Nullable String who) {
        return new EventDraft(type, realm, subject, who, version, data, revocations);
    }

    /** Returns a draft with another version of its data's shape. */
    public EventDraft version(int shape) {
        return new EventDraft(type, realm, subject, actor, shape, data, revocations);
    }

    /** Returns a draft that also ends these. */
    public EventDraft revoking(Revocation... ended) {
        return new EventDraft(type, realm, subject, actor, version, data, List.of(ended));
    }
}
