package io.opengate.realm.directory;

import io.opengate.platform.id.Ids;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import io.opengate.realm.key.KeyPair;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transactions in which realms are created. */
@Service
class RealmRegistration {
    private final RealmDirectory directory;
    private final FoundRealm founder;
    private final IdempotentCreates creates;
    private final Ids ids;

    RealmRegistration(RealmDirectory directory, FoundRealm founder, IdempotentCreates creates, Ids ids) {
        this.directory = directory;
        this.founder = founder;
        this.creates = creates;
        this.ids = ids;
    }

    /** Creates a realm at the request of an administrator. */
    @Transactional
    public Created<RealmDetails> register(RealmDraft draft, List<KeyPair> keys, IdempotencyKey once, Object request) {
        return creates.once(once, request, () -> create(draft, keys), this::load);
    }

    /** Creates the realm with that fixed id unless it is there; instances that try at once wait for each other. */
    @Transactional
    public boolean registerOnce(RealmId id, RealmDraft draft, List<KeyPair> keys) {
        directory.lockOutOthers();
        if (directory.find(id).isPresent()) {
            return false;
        }
        founder.found(id, draft, keys);
        return true;
    }

    private Created<RealmDetails> create(RealmDraft draft, List<KeyPair> keys) {
        RealmId id = RealmId.of(ids.next());
        return Created.of(id.value(), founder.found(id, draft, keys));
    }

    private RealmDetails load(UUID id) {
        return directory
                .find(RealmId.of(id))
                .map(founder::describe)
                .orElseThrow(() -> new ProblemException(RealmProblem.REALM_NOT_FOUND, null));
    }
}
