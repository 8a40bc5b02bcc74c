package io.opengate.realm.directory;

import io.opengate.platform.tenant.RealmName;
import org.jspecify.annotations.Nullable;

/** A realm as an administrator asks for it; without {@code smtp} it sends no mail. */
public record RealmDraft(
        RealmName name, RealmProfile profile, @Nullable SmtpAccount smtp) {}
