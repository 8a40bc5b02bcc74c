package io.opengate.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Calls addresses that a tenant gave. Redirects are not followed, nothing is unpacked, no cookie and no credential is kept,
 * and a call ends in time whatever the other side does. What goes wrong out there is an answer, never an exception.
 */
public final class Egress implements AutoCloseable {

    private final EgressSettings settings;
    private final AddressRules rules;
    private final HostNames names;
    private final CloseableHttpClient client;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /** A way out with the JDK's name resolution. */
    public Egress(EgressSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    /** A way out with that name resolution. */
    public Egress(EgressSettings settings, HostNames names) {
        this.settings = settings;
        this.names = names;
        this.rules = new AddressRules(settings.allowedNetworks());
        this.client = EgressClient.create(settings, new GuardedNames(names, rules));
    }

    /** Sends the request and waits for what becomes of it, at most the total time that is set. */
    public EgressAnswer send(EgressRequest request) {
        if (!isSound(request.uri())) {
            return new EgressAnswer.Failed(EgressFailure.FORBIDDEN_URL);
        }
        HttpUriRequestBase message = message(request);
        Future<EgressAnswer> answer = calls.submit(() -> exchange(request, message));
        try {
            return answer.get(settings.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return abandoned(message, answer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return abandoned(message, answer);
        } catch (ExecutionException bug) {
            throw new IllegalStateException("an outgoing call failed", bug.getCause());
        }
    }

    private static EgressAnswer abandoned(HttpUriRequestBase message, Future<EgressAnswer> answer) {
        message.abort();
        answer.cancel(true);
        return new EgressAnswer.Failed(EgressFailure.TIMED_OUT);
    }

    private EgressAnswer exchange(EgressRequest request, HttpUriRequestBase message) throws HttpException {
        try {
            if (!"https".equalsIgnoreCase(request.uri().getScheme())
                    && !isAllowed(request.uri().getHost())) {
                return new EgressAnswer.Failed(EgressFailure.FORBIDDEN_URL);
            }
            ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(message), message, null);
            try {
                return read(request, response);
            } finally {
                // closing alone would read the rest, however long
                message.abort();
                discard(response);
            }
        } catch (IOException failure) {
            return new EgressAnswer.Failed(reason(failure));
        }
    }

    private static EgressAnswer read(EgressRequest request, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(request.maximumBytes() + 1);
        return body.length > request.maximumBytes()
                ? new EgressAnswer.Failed(EgressFailure.TOO_LARGE)
                : new EgressAnswer.Received(response.getCode(), entity == null ? null : entity.getContentType(), body);
    }

    private static void discard(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException broken) {
            // the connection is not used again
        }
    }

    private boolean isSound(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = settings.plainHttp() && "http".equalsIgnoreCase(uri.getScheme());
        return (secure || plain)
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= 65_535;
    }

    private boolean isAllowed(String host) throws UnknownHostException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        for (InetAddress address : names.resolve(bare)) {
            if (!rules.isAllowed(address)) {
                return false;
            }
        }
        return true;
    }

    private static HttpUriRequestBase message(EgressRequest request) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.body() == null ? "GET" : "POST", request.uri());
        request.headers().forEach(message::setHeader);
        if (request.body() != null) {
            // the content type is among the headers
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return message;
    }

    private static EgressFailure reason(IOException failure) {
        return switch (failure) {
            case ForbiddenAddressException forbidden -> EgressFailure.FORBIDDEN_ADDRESS;
            case UnknownHostException unknown -> EgressFailure.UNKNOWN_HOST;
            case SocketTimeoutException late -> EgressFailure.TIMED_OUT;
            case SSLException untrusted -> EgressFailure.UNTRUSTED;
            default -> EgressFailure.UNREACHABLE;
        };
    }

    @Override
    public void close() throws IOException {
        calls.shutdownNow();
        client.close();
    }
}
