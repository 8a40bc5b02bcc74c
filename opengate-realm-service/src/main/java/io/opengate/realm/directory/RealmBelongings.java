package io.opengate.realm.directory;

import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.key.InstallKeys;
import io.opengate.realm.key.KeyPair;
import io.opengate.realm.tenancy.TenantWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a realm that only its own scope may see: keys and mail settings. Needs a transaction. */
@Component
class RealmBelongings {
    private final InstallKeys keys;
    private final MailSettings mail;
    private final TenantWindow window;
    private final JdbcClient jdbc;

    RealmBelongings(InstallKeys keys, MailSettings mail, TenantWindow window, JdbcClient jdbc) {
        this.keys = keys;
        this.mail = mail;
        this.window = window;
        this.jdbc = jdbc;
    }

    void add(RealmId realm, List<KeyPair> pairs, @Nullable SmtpAccount smtp) {
        window.within(realm, () -> {
            keys.install(realm, pairs);
            mail.replace(realm, smtp);
        });
    }

    RealmDetails describe(Realm realm) {
        return window.within(realm.id(), () -> new RealmDetails(realm, mail.find(realm.id())));
    }

    void remove(RealmId realm) {
        window.within(realm, () -> {
            keys.remove(realm);
            mail.replace(realm, null);
            jdbc.sql("delete from idempotency_key where realm_id = :realm")
                    .param("realm", realm.value())
                    .update();
        });
    }
}
