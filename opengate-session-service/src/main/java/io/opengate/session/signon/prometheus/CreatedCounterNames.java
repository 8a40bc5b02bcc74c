package io.opengate.session.signon.prometheus;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the word "created" in the name of a counter: the usual convention takes {@code _created} for the suffix that
 * OpenMetrics reserves, and would call {@code opengate.session.created} just {@code opengate_session_total}.
 */
record CreatedCounterNames(NamingConvention usual) implements NamingConvention {

    private static final String CREATED = ".created";

    @Override
    public String name(String name, Meter.Type type, @Nullable String unit) {
        if (type == Meter.Type.COUNTER && name.endsWith(CREATED)) {
            return NamingConvention.snakeCase.name(name, type, unit) + "_total";
        }
        return usual.name(name, type, unit);
    }

    @Override
    public String tagKey(String key) {
        return usual.tagKey(key);
    }

    @Override
    public String tagValue(String value) {
        return usual.tagValue(value);
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        MeterRegistryCustomizer<PrometheusMeterRegistry> createdCounterNames() {
            return registry -> registry.config()
                    .namingConvention(new CreatedCounterNames(registry.config().namingConvention()));
        }
    }
}
