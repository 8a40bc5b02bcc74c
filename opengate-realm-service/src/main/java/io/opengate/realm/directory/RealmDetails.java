package io.opengate.realm.directory;

import java.util.Optional;

/** A realm with the settings that only its own scope may read. */
public record RealmDetails(Realm realm, Optional<SmtpSettings> smtp) {
    /** What an administrator would have to ask for to get this realm; the mail password is not part of it. */
    public RealmDraft draft() {
        return new RealmDraft(
                realm.name(), realm.profile(), smtp.map(SmtpSettings::account).orElse(null));
    }
}
