package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts clients that were not believed, by the method they tried and by what was wrong. */
@Component
public final class FailedAuthentications {

    private final MeterRegistry meters;

    public FailedAuthentications(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Counts one.
     *
     * @param method one of those that the service knows
     */
    void count(ClientAuthenticationMethod method, AuthenticationFault fault) {
        Counter.builder("opengate.client.authentication.failures")
                .description("Clients that were not believed")
                .tag("method", method.getValue())
                .tag("reason", fault.label())
                .register(meters)
                .increment();
    }
}
