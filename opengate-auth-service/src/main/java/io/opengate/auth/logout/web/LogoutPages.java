package io.opengate.auth.logout.web;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.logout.LogoutDemand;
import io.opengate.auth.pages.Page;
import io.opengate.auth.pages.PagePaths;
import io.opengate.platform.tenant.RealmName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The pages of a sign-out. */
@Component
final class LogoutPages {

    /** What the confirmation sends once more, to be judged once more. */
    private static final List<String> REPEATED =
            List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state", "ui_locales");

    private final PagePaths paths;

    LogoutPages(PagePaths paths) {
        this.paths = paths;
    }

    /** What the confirmation page shows. */
    record View(String action, List<Page.Field> parameters) {}

    Progress ask(RealmName realm, LogoutDemand demand, AuthorizationParameters parameters) {
        List<Page.Field> fields = REPEATED.stream()
                .flatMap(name -> parameters.find(name).map(value -> new Page.Field(name, value)).stream())
                .toList();
        Page page = Page.of("logout", new View(paths.inRealm(realm, "/signout"), fields));
        return new Progress.Show(page.of(demand.clientName(), languages(parameters), demand.target()));
    }

    /** What the page shows that loads the applications' frames. */
    record Frames(List<String> frames, @Nullable String target) {}

    /** Back to the application, or a page that says that it is done; where applications have frames, by way of them. */
    Progress done(LogoutDemand demand, AuthorizationParameters parameters, List<URI> frames) {
        if (!frames.isEmpty()) {
            String target = demand.target() == null ? null : demand.target().toString();
            List<String> addresses = frames.stream().map(URI::toString).toList();
            return new Progress.Show(Page.of("signed-out", new Frames(addresses, target))
                    .of(demand.clientName(), languages(parameters), null)
                    .framing(frames));
        }
        return demand.target() != null
                ? new Progress.Continue(demand.target().toString())
                : new Progress.Show(
                        Page.notice("signedout", HttpStatus.OK).of(demand.clientName(), languages(parameters), null));
    }

    private static @Nullable String languages(AuthorizationParameters parameters) {
        return parameters.find("ui_locales").orElse(null);
    }
}
