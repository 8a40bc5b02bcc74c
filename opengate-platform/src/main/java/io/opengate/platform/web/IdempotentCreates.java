package io.opengate.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.crypto.MessageAuthenticator;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.Callers;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates that may be sent again: the same caller, key and content make one resource. The key is kept in the transaction
 * of the create, so parallel requests wait for each other and a failed one leaves nothing behind. Of the content only an
 * authenticator is kept: it may hold a password.
 */
public final class IdempotentCreates {

    private record Earlier(String request, UUID resource) {}

    private final JdbcClient database;
    private final MessageAuthenticator authenticator;
    private final Duration lifetime;
    private final JsonMapper json = JsonMapper.builder().build();

    IdempotentCreates(JdbcClient database, MessageAuthenticator authenticator, Duration lifetime) {
        this.database = database;
        this.authenticator = authenticator;
        this.lifetime = lifetime;
    }

    /**
     * Creates a resource, or answers the one that an earlier request with this key has made.
     *
     * @param request the request's content, for telling a repetition from another request
     * @param create makes the resource
     * @param load the representation of the resource that was made earlier, without its secret
     * @throws ProblemException {@code idempotency-key-reused} where the key belongs to another request
     * @throws IllegalStateException outside a transaction
     */
    public <T> Created<T> once(
            IdempotencyKey key, Object request, Supplier<Created<T>> create, Function<UUID, T> load) {
        if (key.value() == null) {
            return create.get();
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a create with an idempotency key runs in its transaction");
        }
        RealmId realm = RealmScope.find().orElse(RealmId.MASTER);
        String name = Hashes.sha256(caller() + '\n' + key.value());
        String content = fingerprint(request);
        if (!claim(realm, name, content)) {
            return replay(realm, name, content, load);
        }
        Created<T> made = create.get();
        complete(realm, name, made.id());
        return made;
    }

    private boolean claim(RealmId realm, String name, String content) {
        return RealmScope.call(
                realm,
                () -> database.sql("""
                        insert into idempotency_key (realm_id, key, request, expires_at)
                        values (?, ?, ?, now() + make_interval(secs => ?))
                        on conflict do nothing
                        """)
                                .params(realm.value(), name, content, lifetime.toSeconds())
                                .update()
                        == 1);
    }

    private void complete(RealmId realm, String name, UUID resource) {
        RealmScope.run(
                realm,
                () -> database.sql("update idempotency_key set resource_id = ? where realm_id = ? and key = ?")
                        .params(resource, realm.value(), name)
                        .update());
    }

    private <T> Created<T> replay(RealmId realm, String name, String content, Function<UUID, T> load) {
        Earlier earlier = RealmScope.call(
                realm,
                () -> database.sql("select request, resource_id from idempotency_key where realm_id = ? and key = ?")
                        .params(realm.value(), name)
                        .query((row, number) ->
                                new Earlier(row.getString("request"), row.getObject("resource_id", UUID.class)))
                        .single());
        if (!Hashes.equal(earlier.request(), content)) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED, null);
        }
        return new Created<>(earlier.resource(), load.apply(earlier.resource()), true);
    }

    private String fingerprint(Object request) {
        String content = request.getClass().getName() + '\n' + json.writeValueAsString(request);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(authenticator.mac(content.getBytes(UTF_8)));
    }

    private static String caller() {
        return switch (Callers.current().orElse(null)) {
            case Caller.Subject subject -> "subject " + subject.realm() + ' ' + subject.id();
            case Caller.Peer peer -> "peer " + peer.service() + ' ' + peer.actor();
            case null -> "nobody";
        };
    }
}
