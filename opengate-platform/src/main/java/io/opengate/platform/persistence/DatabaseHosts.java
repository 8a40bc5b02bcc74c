package io.opengate.platform.persistence;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Spells {@code POSTGRES_HOST} and {@code POSTGRES_PORT} as the URL needs them, in {@code opengate.database.hosts}: several
 * hosts are separated by commas, each with a port of its own or the common one. The driver takes the one that is the
 * primary. {@code opengate.database.readonly-url} is the primary's URL with the hosts of {@code POSTGRES_READONLY_HOST}.
 */
public final class DatabaseHosts implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 2;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new Hosts(environment));
    }

    /** Spelt when it is asked for: other sources may still be added. */
    private static final class Hosts extends PropertySource<BinaryOperator<String>> {

        // by a method reference, not as the environment: Boot would descend into that, and so into this again, for ever
        private Hosts(ConfigurableEnvironment environment) {
            super("opengate-database-hosts", environment::getProperty);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return switch (name) {
                case "opengate.database.hosts" ->
                    hosts(source.apply("POSTGRES_HOST", "localhost"), source.apply("POSTGRES_PORT", "5432"));
                case "opengate.database.readonly-url" -> readonlyUrl();
                default -> null;
            };
        }

        /** Empty where no replica is named. */
        private String readonlyUrl() {
            String hosts = source.apply("POSTGRES_READONLY_HOST", "");
            String own = source.apply("POSTGRES_READONLY_PORT", "");
            String port = own.isBlank() ? source.apply("POSTGRES_PORT", "5432") : own;
            return hosts.isBlank() ? "" : replicaUrl(source.apply("spring.datasource.url", ""), hosts(hosts, port));
        }
    }

    /** The primary's URL with other hosts: any will do, and of several each has its share, rather one that still follows. */
    static String replicaUrl(String primary, String hosts) {
        String which = hosts.contains(",") ? "preferSecondary&loadBalanceHosts=true" : "any";
        return primary.replaceFirst("^jdbc:postgresql://[^/]*/", "jdbc:postgresql://" + hosts + "/")
                .replace("targetServerType=primary", "targetServerType=" + which);
    }

    /** The hosts, each with its port, as a URL has them. */
    public static String hosts(String hosts, String port) {
        return Arrays.stream(hosts.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> hasPort(host) ? host : host + ":" + port)
                .collect(Collectors.joining(","));
    }

    /** An IPv6 address stands in brackets, and its colons are not a port's. */
    private static boolean hasPort(String host) {
        return host.lastIndexOf(':') > host.lastIndexOf(']');
    }
}
