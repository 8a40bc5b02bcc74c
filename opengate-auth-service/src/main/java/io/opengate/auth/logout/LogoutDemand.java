package io.opengate.auth.logout;

import io.opengate.auth.authorize.IdTokenHints;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A valid logout request.
 *
 * @param hint whom it means, or null when nothing proves that
 * @param clientName display name of the application, or null when it is not known
 * @param target where the browser goes afterwards, state included, or null for a page of ours
 */
public record LogoutDemand(
        IdTokenHints.@Nullable Hint hint,
        @Nullable String clientName,
        @Nullable URI target) {}
