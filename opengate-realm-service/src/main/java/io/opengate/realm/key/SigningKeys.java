package io.opengate.realm.key;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored signing keys of realms. */
interface SigningKeys {
    /** Stores a new key. */
    void add(SigningKey key);

    /** The key with that id in that realm. */
    Optional<SigningKey> find(RealmId realm, UUID id);

    /** Every key that is not retired, oldest first. */
    List<SigningKey> live(RealmId realm);

    /** At most {@code limit} keys, retired ones included, in the order of their ids, beginning after {@code after}. */
    List<SigningKey> page(RealmId realm, @Nullable UUID after, int limit);

    /** Erases every key of a realm that is being deleted. */
    void purge(RealmId realm);
}
