package io.opengate.platform.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds what every service shares, below everything that a service or an operator sets:
 * {@code opengate-defaults-<profile>.yml} for each active profile, {@code opengate-defaults-<store>.yml} for the
 * service's store, {@code opengate-defaults.yml} last.
 */
final class SharedDefaults implements EnvironmentPostProcessor, Ordered {

    private final YamlPropertySourceLoader yaml = new YamlPropertySourceLoader();

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> names = new ArrayList<>();
        for (String profile : environment.getActiveProfiles()) {
            names.add("opengate-defaults-" + profile);
        }
        names.add("opengate-defaults-" + environment.getProperty("opengate.service.store", "none"));
        names.add("opengate-defaults");
        names.forEach(name -> add(environment, name));
    }

    private void add(ConfigurableEnvironment environment, String name) {
        ClassPathResource file = new ClassPathResource(name + ".yml", SharedDefaults.class.getClassLoader());
        if (file.exists()) {
            try {
                yaml.load(name, file).forEach(environment.getPropertySources()::addLast);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
