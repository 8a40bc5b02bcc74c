package io.opengate.platform.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps auto-configurations of libraries away that a service does not use. In one JVM the services share a class path
 * with everybody's libraries, so that a class being there does not mean that it is wanted: the service says so, by
 * {@code opengate.service.store} and {@code opengate.service.uses}.
 */
final class OwnLibrariesOnly implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Package prefixes of auto-configurations, and what a service must use to get them. */
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("org.springframework.boot.jdbc.", "postgresql"),
            Map.entry("org.springframework.boot.hibernate.", "postgresql"),
            Map.entry("org.springframework.boot.data.jpa.", "postgresql"),
            Map.entry("org.springframework.boot.flyway.", "postgresql"),
            Map.entry("org.springframework.boot.sql.", "postgresql"),
            Map.entry("org.springframework.boot.transaction.", "postgresql"),
            Map.entry("org.springframework.boot.thymeleaf.", "pages"),
            Map.entry("org.springframework.boot.mail.", "mail"),
            Map.entry("org.springframework.cloud.", "gateway"),
            Map.entry("org.springdoc.webmvc.ui.", "gateway"),
            Map.entry("org.springframework.boot.security.autoconfigure.UserDetailsService", "nothing"),
            Map.entry("org.springframework.boot.security.autoconfigure.ReactiveUserDetailsService", "nothing"));

    private List<String> used = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        List<String> all = new ArrayList<>(Binder.get(environment)
                .bind("opengate.service.uses", Bindable.listOf(String.class))
                .orElse(List.of()));
        all.add(environment.getProperty("opengate.service.store", "none"));
        used = List.copyOf(all);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            matches[i] = isWanted(names[i]);
        }
        return matches;
    }

    private boolean isWanted(@Nullable String name) {
        return name == null
                || NEEDED.entrySet().stream()
                        .filter(entry -> name.startsWith(entry.getKey()))
                        .allMatch(entry -> used.contains(entry.getValue()));
    }
}
