package io.opengate.session.signon.web;

import io.opengate.session.signon.Authentication;
import io.opengate.session.signon.NewSession;
import io.opengate.session.signon.Origin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The auth service's request to start a session; lifetimes in seconds. */
record CreateSession(
        @NotNull UUID user,
        @NotNull @Size(max = 10) List<@NotNull @Pattern(regexp = "[a-z0-9_.:-]{1,30}") String> authenticationMethods,
        @NotNull Instant authenticatedAt,
        @Nullable @Size(max = 200) String device,

        @Nullable @Pattern(regexp = "[0-9A-Fa-f:.%a-z]{0,64}")
        String address,

        @Nullable @Size(max = 512) String userAgent,
        @Min(1) @Max(CreateSession.LONGEST) long idleSeconds,
        @Min(1) @Max(CreateSession.LONGEST) long maxSeconds) {

    /** Ten years. */
    static final long LONGEST = 315_360_000;

    NewSession toNewSession() {
        return new NewSession(
                user,
                new Authentication(authenticationMethods, authenticatedAt.truncatedTo(ChronoUnit.MILLIS)),
                new Origin(text(device), text(address), text(userAgent)),
                Duration.ofSeconds(idleSeconds),
                Duration.ofSeconds(maxSeconds));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
