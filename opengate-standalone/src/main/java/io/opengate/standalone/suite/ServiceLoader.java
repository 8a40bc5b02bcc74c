package io.opengate.standalone.suite;

import io.opengate.platform.boot.OpenGateService;
import io.opengate.standalone.config.Service;
import io.opengate.standalone.config.StartFailure;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts one service from its own jar. The jar gets a class loader of its own, over the parent that holds the libraries:
 * services have files of the same name ({@code application.yml}, {@code V1__…}) and must not see each other's.
 */
final class ServiceLoader {

    private final Path services;

    ServiceLoader(Path services) {
        this.services = services;
    }

    ConfigurableApplicationContext start(Service service, Map<String, String> settings) {
        Path jar = services.resolve(service.artifact() + ".jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("the file " + jar + " is missing; build with: ./opengate build");
        }
        URLClassLoader loader = new URLClassLoader(
                "opengate-" + service.id(), new URL[] {url(jar)}, getClass().getClassLoader());
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(loader);
        try {
            SpringApplication application = OpenGateService.application(loader.loadClass(service.mainClass()));
            application.setRegisterShutdownHook(false);
            application.setLogStartupInfo(false);
            return application.run(settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
        } catch (ClassNotFoundException e) {
            throw new StartFailure("the file " + jar + " does not hold " + service.mainClass(), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
