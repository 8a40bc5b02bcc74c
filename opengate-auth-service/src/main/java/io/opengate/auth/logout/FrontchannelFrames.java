package io.opengate.auth.logout;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.ClientMetadata;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.tenant.RealmRef;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser loads so that applications sign it out too (OpenID Connect Front-Channel Logout 1.0 §2). */
@Component
public final class FrontchannelFrames {

    /** Characters of hosts together: the page's policy lists them in a header. */
    private static final int LONGEST = 2_000;

    private final RegisteredClients clients;
    private final Issuers issuers;

    FrontchannelFrames(RegisteredClients clients, Issuers issuers) {
        this.clients = clients;
        this.issuers = issuers;
    }

    /** The addresses of the session's clients, as many as a header can list; none where no session ended. */
    public List<URI> of(RealmRef realm, @Nullable EndedSession ended) {
        List<URI> frames = new ArrayList<>();
        if (ended != null) {
            ended.clients().stream()
                    .flatMap(client -> frame(realm, client, ended.sid()))
                    .distinct()
                    .filter(frame -> length(frames) + frame.getAuthority().length() <= LONGEST)
                    .forEach(frames::add);
        }
        return List.copyOf(frames);
    }

    private static int length(List<URI> frames) {
        return frames.stream().mapToInt(frame -> frame.getAuthority().length()).sum();
    }

    private Stream<URI> frame(RealmRef realm, ClientId client, String sid) {
        ClientMetadata metadata = clients.find(realm.id(), client)
                .filter(RegisteredClient::enabled)
                .map(RegisteredClient::metadata)
                .orElse(ClientMetadata.DEFAULTS);
        String uri = metadata.frontchannelLogoutUri();
        if (uri == null) {
            return Stream.empty();
        }
        boolean withSession = Boolean.TRUE.equals(metadata.frontchannelLogoutSessionRequired());
        return Stream.of(URI.create(withSession ? withSession(uri, issuers.of(realm.name()), sid) : uri));
    }

    /** The registered query stays; both parameters or none (§3). */
    private static String withSession(String uri, String issuer, String sid) {
        return uri + (uri.indexOf('?') < 0 ? "?" : "&") + "iss=" + encode(issuer) + "&sid=" + encode(sid);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
