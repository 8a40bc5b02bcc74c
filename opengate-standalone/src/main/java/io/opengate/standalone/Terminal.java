package io.opengate.standalone;

import io.opengate.standalone.config.Ports;
import io.opengate.standalone.config.Service;
import io.opengate.standalone.suite.ServiceSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What the person at the terminal sees. */
final class Terminal {

    private final PrintStream out;

    Terminal(PrintStream out) {
        this.out = out;
    }

    record Welcome(
            String publicUrl,
            Ports ports,
            Optional<ServiceSettings.Administrator> administrator,
            Path home,
            long milliseconds) {}

    void ready(Service service, long milliseconds) {
        ready(service.id(), milliseconds);
    }

    synchronized void ready(String name, long milliseconds) {
        out.printf("  %-14s ready after %4.1f s%n", name, milliseconds / 1000.0);
        out.flush();
    }

    synchronized void welcome(Welcome welcome) {
        String url = welcome.publicUrl();
        out.printf("%nOpenGate is ready after %.1f s.%n%n", welcome.milliseconds() / 1000.0);
        out.printf("  Address      %s%n", url);
        out.printf("  Discovery    %s/realms/master/.well-known/openid-configuration%n", url);
        out.printf("  API          %s/docs%n", url);
        out.printf(
                "  Metrics      http://localhost:%d/actuator/prometheus (each service has its own)%n",
                welcome.ports().of(Service.AUTH));
        out.printf(
                "  Logs         %s, or: ./opengate logs <service>%n",
                welcome.home().resolve("logs"));
        welcome.administrator()
                .ifPresentOrElse(
                        first -> {
                            out.printf("%n  Administrator of the realm master, shown this once:%n");
                            out.printf("    username   %s%n    password   %s%n", first.username(), first.password());
                        },
                        () -> out.printf("  Sign in      as before; a new administrator: ./opengate admin reset%n"));
        out.printf("  For scripts  eval \"$(./opengate env)\" sets the bootstrap client's id and secret%n");
        out.printf("%n  Stop with Ctrl-C or ./opengate down.%n");
        out.flush();
    }

    synchronized void failure(RuntimeException failure, Path logs) {
        out.printf("%nOpenGate did not start: %s%n", failure.getMessage());
        out.printf("The logs are in %s%n", logs);
        out.flush();
    }
}
