package io.opengate.platform.boot;

import io.opengate.platform.crypto.NativeCrypto;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** Starts a service: the one line of every main class, and what the standalone launcher calls for each service. */
public final class OpenGateService {

    private OpenGateService() {}

    /** Starts the service and returns its running context. */
    public static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        return application(application).run(arguments);
    }

    /** The service, ready to be configured further and run; it loads everything through its own class loader. */
    public static SpringApplication application(Class<?> application) {
        NameLookups.shorten();
        NativeCrypto.install();
        return new SpringApplication(new DefaultResourceLoader(application.getClassLoader()), application);
    }
}
