package io.opengate.platform.boot;

import io.opengate.platform.crypto.NativeCrypto;
import io.opengate.platform.persistence.migration.MigrationJob;
import io.opengate.platform.persistence.migration.MigrationMode;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** Starts a service: the one line of every main class, and what the standalone launcher calls for each service. */
public final class OpenGateService {

    private OpenGateService() {}

    /**
     * Starts the service and returns its running context; with {@code opengate.migrations=only} its migrations alone,
     * after which the process ends.
     */
    public static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        return isMigrationJob(arguments)
                ? MigrationJob.of(application).run(arguments)
                : application(application).run(arguments);
    }

    private static boolean isMigrationJob(String... arguments) {
        return List.of(arguments).contains("--" + MigrationMode.SETTING + "=only")
                || "only".equals(System.getProperty(MigrationMode.SETTING))
                || "only".equals(System.getenv("OPENGATE_MIGRATIONS"));
    }

    /** The service, ready to be configured further and run; it loads everything through its own class loader. */
    public static SpringApplication application(Class<?> application) {
        NameLookups.shorten();
        NativeCrypto.install();
        SpringApplication service =
                new SpringApplication(new DefaultResourceLoader(application.getClassLoader()), application);
        service.addInitializers(context -> MigrationMode.refuseOnly(context.getEnvironment()));
        return service;
    }
}
