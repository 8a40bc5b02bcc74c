package io.opengate.auth.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.auth.session.SignOnSession;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts sign-ins and refusals on record before the browser hears of them. What was typed is never recorded. */
@Component
final class SignInRecorder {

    private static final Logger log = LoggerFactory.getLogger(SignInRecorder.class);

    private final RedisEvents events;
    private final Counter successes;
    private final Map<Credentials.Refusal, Counter> failures = new EnumMap<>(Credentials.Refusal.class);

    SignInRecorder(RedisEvents events, MeterRegistry meters) {
        this.events = events;
        this.successes = Counter.builder("opengate.login.success")
                .description("Sign-ins that succeeded")
                .register(meters);
        for (Credentials.Refusal reason : Credentials.Refusal.values()) {
            failures.put(
                    reason,
                    Counter.builder("opengate.login.failure")
                            .description("Sign-ins that were refused")
                            .tag("reason", text(reason))
                            .register(meters));
        }
    }

    void succeeded(SignInState state, SignOnSession session) {
        Map<String, Object> data = data(state);
        data.put("sid", session.sid());
        data.put("methods", List.copyOf(session.methods()));
        String user = session.user().toString();
        events.publish(EventDraft.of("login.succeeded", state.demand().realm().id(), user)
                .by(user)
                .data(data));
        successes.increment();
        log.info("user {} signed in at client {}", user, state.demand().client().clientId());
    }

    void failed(SignInState state, Credentials.Refusal reason, @Nullable UUID user) {
        Map<String, Object> data = data(state);
        data.put("reason", text(reason));
        events.publish(EventDraft.of("login.failed", state.demand().realm().id(), user == null ? null : user.toString())
                .data(data));
        Counter counter = failures.get(reason);
        if (counter != null) {
            counter.increment();
        }
        log.info(
                "a sign-in at client {} was refused: {}",
                state.demand().client().clientId(),
                text(reason));
    }

    private static Map<String, Object> data(SignInState state) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clientId", state.demand().client().clientId().value());
        data.put("address", state.visitor().device().address());
        data.put("device", state.visitor().device().name());
        return data;
    }

    private static String text(Credentials.Refusal reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
