package io.opengate.platform.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.platform.tenant.PublicUrl;
import java.io.IOException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;

/**
 * Lets Tomcat answer a request that it refuses by itself, such as one whose path is not encoded correctly, with a problem
 * (RFC 9457) in the place of its page.
 */
public final class ContainerRefusals
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    private final PublicUrl publicUrl;

    public ContainerRefusals(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** After Boot, which puts a valve of its own there. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                for (Valve valve : host.getPipeline().getValves()) {
                    if (valve instanceof ErrorReportValve) {
                        host.getPipeline().removeValve(valve);
                    }
                }
                host.setErrorReportValveClass(ProblemValve.class.getName());
                host.getPipeline().addValve(new ProblemValve(publicUrl));
            }
        });
    }

    /** Writes what nobody has written yet. */
    private static final class ProblemValve extends ErrorReportValve {

        private final PublicUrl publicUrl;

        private ProblemValve(PublicUrl publicUrl) {
            this.publicUrl = publicUrl;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            CommonProblem problem = CommonProblem.ofStatus(status);
            String document = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                    .formatted(publicUrl.of("/problems/" + problem.id()), problem.title(), status);
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setHeader("Cache-Control", "no-store");
                response.getOutputStream().write(document.getBytes(UTF_8));
                response.finishResponse();
            } catch (IOException gone) {
                containerLog().debug("the caller of a refused request went away");
            }
        }

        private org.apache.juli.logging.Log containerLog() {
            return getContainer().getLogger();
        }
    }
}
