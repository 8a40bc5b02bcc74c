package io.opengate.platform.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/**
 * Meters over a sampler. A gauge whose sample is too old is NaN, which no alert takes for a good value; a counter keeps
 * its last value, which no rate takes for work.
 *
 * @param registry where they are registered
 * @param sampler what they read
 * @param <T> what a sample holds
 */
public record SampleMeters<T>(MeterRegistry registry, Sampler<T> sampler) {

    /** What a sample says, or NaN without one that can be believed. */
    public double now(ToDoubleFunction<T> value) {
        return sampler.latest().map(value::applyAsDouble).orElse(Double.NaN);
    }

    /** A gauge of that name, which needs a base unit and a description yet. */
    public Gauge.Builder<Sampler<T>> gauge(String name, ToDoubleFunction<T> value) {
        return Gauge.builder(name, sampler, ignored -> now(value)).tags(Tags.empty());
    }

    /** A counter of that name that shows what the store has counted. */
    public FunctionCounter.Builder<Sampler<T>> counter(String name, ToDoubleFunction<T> value) {
        return FunctionCounter.builder(
                name,
                sampler,
                ignored -> sampler.known().map(value::applyAsDouble).orElse(Double.NaN));
    }

    /** A row of a gauge with a label whose values the store names. */
    public MultiGauge.Row<?> row(Tags tags, ToDoubleFunction<T> value) {
        return MultiGauge.Row.of(tags, () -> now(value));
    }
}
