package io.opengate.auth.browser;

import io.opengate.auth.signin.Credentials;
import io.opengate.platform.service.PeerUnavailableException;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Decides as the user service does. */
record InMemoryCredentials(World world, Clock clock) implements Credentials {

    @Override
    public Verification verify(RealmId realm, String username, String password) {
        if (world.unavailable) {
            throw new PeerUnavailableException("user", 503);
        }
        Optional<World.Person> found = world.people.values().stream()
                .filter(person ->
                        person.realm().equals(realm) && person.username().equals(username))
                .findFirst();
        if (found.isEmpty() || !found.get().password().equals(password)) {
            return new Verification.Refused(
                    Refusal.CREDENTIALS, found.map(World.Person::id).orElse(null));
        }
        World.Person person = found.get();
        if (person.state() != null) {
            return new Verification.Refused(person.state(), person.id());
        }
        return person.temporary()
                ? new Verification.ChangeRequired(person.id(), username)
                : new Verification.Verified(person.id(), username);
    }

    @Override
    public Change change(RealmId realm, UUID user, String current, String wanted) {
        World.Person person = world.people.get(user);
        if (person == null || !person.password().equals(current)) {
            return new Change.Refused();
        }
        if (wanted.length() < 15) {
            return new Change.Unacceptable(Rule.TOO_SHORT);
        }
        world.put(person.password(wanted));
        world.changed.put(user, clock.instant());
        return new Change.Changed();
    }
}
