package io.opengate.auth.browser;

import io.opengate.auth.client.RegisteredClients;
import io.opengate.auth.consent.Consents;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.auth.session.SessionLifecycle;
import io.opengate.auth.signin.Credentials;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.UserClaims;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The ports to other services, on the {@link World}. */
@TestConfiguration(proxyBeanMethods = false)
class PeersInMemory {

    @Bean
    World world() {
        return new World();
    }

    @Bean
    @Primary
    RegisteredClients inMemoryClients(World world) {
        return (realm, client) -> Optional.ofNullable(world.clients.get(World.key(realm, client)));
    }

    @Bean
    @Primary
    SettingsOfRealms inMemorySettings(World world) {
        return realm -> Optional.ofNullable(world.settings.get(realm));
    }

    @Bean
    @Primary
    SigningKeys inMemoryKeys(World world) {
        return world::keysOf;
    }

    @Bean
    @Primary
    UserClaims inMemoryAccounts(World world) {
        return (realm, subject) -> Optional.ofNullable(world.people.get(subject))
                .filter(person -> person.realm().equals(realm))
                .map(person -> new Account(
                        person.id(),
                        person.username(),
                        null,
                        false,
                        null,
                        null,
                        person.state() == null ? "active" : "disabled",
                        Map.of(),
                        null,
                        1));
    }

    @Bean
    @Primary
    Credentials inMemoryCredentials(World world, Clock clock) {
        return new InMemoryCredentials(world, clock);
    }

    @Bean
    @Primary
    Consents inMemoryConsents(World world) {
        return new Consents() {
            @Override
            public Set<String> find(RealmId realm, UUID user, UUID client) {
                return world.consents.getOrDefault(realm + "/" + user + "/" + client, Set.of());
            }

            @Override
            public void put(RealmId realm, UUID user, UUID client, Set<String> scopes) {
                world.consents.put(realm + "/" + user + "/" + client, scopes);
            }
        };
    }

    @Bean
    @Primary
    SessionLifecycle inMemoryLifecycle(World world, StringRedisTemplate redis) {
        return new SessionsByContract(world, redis);
    }
}
