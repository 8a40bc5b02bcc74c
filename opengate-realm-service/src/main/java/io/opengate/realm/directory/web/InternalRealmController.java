package io.opengate.realm.directory.web;

import io.opengate.platform.security.InternalRoute;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.web.BadParameter;
import io.opengate.realm.directory.Lifetimes;
import io.opengate.realm.directory.ReadRealms;
import io.opengate.realm.directory.Realm;
import io.opengate.realm.directory.RealmProfile;
import io.opengate.realm.directory.SmtpAccount;
import io.opengate.realm.directory.SmtpSettings;
import io.opengate.realm.key.SignatureAlgorithm;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Realms for the other services. */
@RestController
@RequestMapping("/internal/realms")
class InternalRealmController {
    private final ReadRealms realms;

    InternalRealmController(ReadRealms realms) {
        this.realms = realms;
    }

    /** The realm of that name. */
    @GetMapping
    @InternalRoute({"gateway", "auth", "user", "rbac", "client", "session", "notification"})
    RealmSettings byName(@RequestParam String name) {
        if (!RealmName.isValid(name)) {
            throw BadParameter.of("name", "is not a realm's name");
        }
        return RealmSettings.of(realms.entry(new RealmName(name)));
    }

    /** The realm with that id. */
    @GetMapping("/{realmId}")
    @InternalRoute({"gateway", "auth", "user", "rbac", "client", "session", "notification"})
    RealmSettings byId(@PathVariable UUID realmId) {
        return RealmSettings.of(realms.entry(RealmId.of(realmId)));
    }

    /** How the realm sends mail. */
    @GetMapping("/{realmId}/smtp")
    @InternalRoute("notification")
    MailServer smtp(@PathVariable UUID realmId) {
        return MailServer.of(realms.smtp(RealmId.of(realmId)));
    }

    /** The settings that other services act upon. */
    record RealmSettings(
            UUID id,
            String name,
            String displayName,
            boolean enabled,
            int accessTokenSeconds,
            int refreshTokenSeconds,
            int sessionIdleSeconds,
            int sessionMaxSeconds,
            int passwordMinLength,
            boolean registrationAllowed,
            boolean recoveryAllowed,
            SignatureAlgorithm signatureAlgorithm,
            long version) {
        static RealmSettings of(Realm realm) {
            RealmProfile profile = realm.profile();
            Lifetimes lifetimes = profile.lifetimes();
            return new RealmSettings(
                    realm.id().value(),
                    realm.name().value(),
                    profile.displayName(),
                    realm.enabled(),
                    lifetimes.accessTokenSeconds(),
                    lifetimes.refreshTokenSeconds(),
                    lifetimes.sessionIdleSeconds(),
                    lifetimes.sessionMaxSeconds(),
                    profile.passwordMinLength(),
                    profile.registrationAllowed(),
                    profile.recoveryAllowed(),
                    profile.signatureAlgorithm(),
                    realm.version());
        }
    }

    /** A mail server; {@code row} is part of what the sealed password is bound to. */
    record MailServer(
            String host,
            int port,
            String from,
            @Nullable String username,
            @Nullable String sealedPassword,
            UUID row,
            boolean startTls) {
        static MailServer of(SmtpSettings settings) {
            SmtpAccount account = settings.account();
            return new MailServer(
                    account.host(),
                    account.port(),
                    account.sender(),
                    account.username(),
                    settings.sealedPassword().orElse(null),
                    settings.id(),
                    account.startTls());
        }
    }
}
