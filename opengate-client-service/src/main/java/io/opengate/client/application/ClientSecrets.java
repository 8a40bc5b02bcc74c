package io.opengate.client.application;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes what a new client or a new secret consists of: ids, times and secrets. */
@Component
class ClientSecrets {

    private final Ids ids;
    private final Clock clock;

    ClientSecrets(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** A secret's plain text, to be answered once, beside the hash that is kept. */
    record Issued(String plain, ClientSecret kept) {
        @Override
        public String toString() {
            return "Issued[" + kept + "]";
        }
    }

    /** The given secret or, where none is given, 256 random bits. */
    Issued issue(Optional<String> given) {
        String plain = given.orElseGet(Tokens::random);
        return new Issued(plain, new ClientSecret(ids.next(), Hashes.sha256(plain), now(), null));
    }

    UUID nextId() {
        return ids.next();
    }

    /** The time as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
