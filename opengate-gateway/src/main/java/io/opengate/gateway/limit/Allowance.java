package io.opengate.gateway.limit;

import java.nio.charset.StandardCharsets;

/**
 * A named rate, and how much of it is asked for.
 *
 * @param key its counter's key
 * @param perSecond requests a second on average
 * @param burst requests at once
 * @param count how many requests are to be taken
 */
record Allowance(String key, int perSecond, int burst, int count) {

    Allowance times(int requests) {
        return new Allowance(key, perSecond, burst, requests);
    }

    byte[] keyBytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** Microseconds that one request takes up. */
    byte[] interval() {
        return number(1_000_000L / perSecond);
    }

    /** Microseconds that may be taken up at any time. */
    byte[] capacity() {
        return number(1_000_000L / perSecond * burst);
    }

    byte[] requests() {
        return number(count);
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }
}
