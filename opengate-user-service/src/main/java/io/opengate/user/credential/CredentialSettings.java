package io.opengate.user.credential;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How passwords are treated.
 *
 * @param argon2 cost of a hash
 * @param hashing how many hashes are computed at a time
 * @param guesses how many wrong passwords an account takes
 * @param maximumLength most characters of a password
 * @param temporaryLifetime how long a password that an administrator set can be used to choose an own one
 */
@Validated
@ConfigurationProperties("opengate.user.credential")
public record CredentialSettings(
        @Valid @DefaultValue Argon2 argon2,
        @Valid @DefaultValue Hashing hashing,
        @Valid @DefaultValue Guesses guesses,
        @DefaultValue("256") @Min(64) @Max(1024) int maximumLength,
        @DefaultValue("7d") Duration temporaryLifetime) {

    /**
     * Parameters of Argon2id (RFC 9106 §4); the defaults are OWASP's. A password hashed with others is hashed again at
     * the next sign-in.
     *
     * @param memory KiB a hash
     * @param iterations passes over the memory
     * @param parallelism lanes
     */
    public record Argon2(
            @DefaultValue("19456") @Min(7168) @Max(1048576) int memory,
            @DefaultValue("2") @Min(1) @Max(100) int iterations,
            @DefaultValue("1") @Min(1) @Max(16) int parallelism) {}

    /**
     * Keeps memory and processors in bounds.
     *
     * @param threads hashes at a time; 0 means one for each processor
     * @param queue hashes that may wait; beyond that a request is answered 503 with {@code Retry-After}
     */
    public record Hashing(
            @DefaultValue("0") @Min(0) @Max(256) int threads,
            @DefaultValue("64") @Min(1) @Max(10000) int queue) {

        int threadCount() {
            return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        }
    }

    /**
     * At most {@code limit} failed guesses in a row (NIST SP 800-63B-4 §3.2.2), slower and slower.
     *
     * @param free failures without a delay
     * @param firstDelay delay after the first failure that is not free; it doubles with each one
     * @param longestDelay it doubles up to this
     * @param limit failures until the password is blocked
     * @param block how long it is blocked then, unless an administrator lifts it
     */
    public record Guesses(
            @DefaultValue("10") @Min(0) @Max(99) int free,
            @DefaultValue("1s") Duration firstDelay,
            @DefaultValue("15m") Duration longestDelay,
            @DefaultValue("100") @Min(1) @Max(100) int limit,
            @DefaultValue("24h") Duration block) {}
}
