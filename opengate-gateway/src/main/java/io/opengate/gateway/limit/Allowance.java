package io.opengate.gateway.limit;

import java.nio.charset.StandardCharsets;

/** A named rate: so many per second on average, so many at once. */
record Allowance(String key, int perSecond, int burst) {

    byte[] keyBytes() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    /** Microseconds that one request takes up. */
    byte[] interval() {
        return number(1_000_000L / perSecond);
    }

    /** Microseconds that may be taken up in advance. */
    byte[] tolerance() {
        return number(1_000_000L / perSecond * (burst - 1L));
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }
}
