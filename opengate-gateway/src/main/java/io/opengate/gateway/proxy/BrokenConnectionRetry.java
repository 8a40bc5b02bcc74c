package io.opengate.gateway.proxy;

import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Sends an idempotent request once more when its connection broke, at once. An answer is an answer: what a service
 * refused with 429 or 503 is for the caller to send again, who alone knows whether that is harmless.
 */
final class BrokenConnectionRetry extends DefaultHttpRequestRetryStrategy {

    BrokenConnectionRetry() {
        super(1, TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public boolean retryRequest(HttpResponse answer, int attempts, HttpContext context) {
        return false;
    }
}
