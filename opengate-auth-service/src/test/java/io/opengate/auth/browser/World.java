package io.opengate.auth.browser;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.realm.RealmKeys;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.session.SessionLifecycle.EndReason;
import io.opengate.auth.signin.Credentials.Refusal;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the other services would know. */
final class World {

    static final String CALLBACK = "https://app.example.com/callback";

    final Map<RealmId, RealmSettings> settings = new ConcurrentHashMap<>();
    final Map<RealmId, ECKey> keys = new ConcurrentHashMap<>();
    final Map<String, RegisteredClient> clients = new ConcurrentHashMap<>();
    final Map<UUID, Person> people = new ConcurrentHashMap<>();
    final Map<String, Set<String>> consents = new ConcurrentHashMap<>();
    volatile boolean unavailable;
    final Map<UUID, Instant> changed = new ConcurrentHashMap<>();
    final List<Ended> ended = new CopyOnWriteArrayList<>();

    /** A person, with a password in the clear: this is a test. */
    record Person(
            RealmId realm,
            UUID id,
            String username,
            String password,
            @Nullable Refusal state,
            boolean temporary) {

        Person state(@Nullable Refusal other) {
            return new Person(realm, id, username, password, other, temporary);
        }

        Person password(String other) {
            return new Person(realm, id, username, other, state, false);
        }
    }

    /** A session that was ended. */
    record Ended(String sid, EndReason reason) {}

    RealmRef realm(TestRealms realms) {
        RealmRef realm = realms.create();
        settings.put(realm.id(), settings(realm, "Acme & <b>Sons</b>"));
        try {
            keys.put(
                    realm.id(),
                    new ECKeyGenerator(Curve.P_256)
                            .keyID("k1")
                            .algorithm(JWSAlgorithm.ES256)
                            .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return realm;
    }

    private static RealmSettings settings(RealmRef realm, String title) {
        return new RealmSettings(
                realm.id().value(),
                realm.name().value(),
                title,
                true,
                300,
                2_592_000,
                1800,
                36_000,
                15,
                false,
                false,
                "ES256",
                1);
    }

    RealmKeys keysOf(RealmId realm) {
        ECKey key = keys.get(realm);
        try {
            return key == null
                    ? new RealmKeys(List.of())
                    : new RealmKeys(
                            List.of(new SigningKey(key.toPublicJWK(), true, Instant.EPOCH, new ECDSASigner(key))));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RegisteredClient client(RealmRef realm, String id) {
        return put(realm, TestClients.client(id));
    }

    RegisteredClient put(RealmRef realm, RegisteredClient client) {
        clients.put(key(realm.id(), client.clientId()), client);
        return client;
    }

    static String key(RealmId realm, ClientId client) {
        return realm + "/" + client;
    }

    Person person(RealmRef realm, String username) {
        return put(new Person(realm.id(), UUID.randomUUID(), username, "correct horse battery", null, false));
    }

    Person put(Person person) {
        people.put(person.id(), person);
        return person;
    }
}
