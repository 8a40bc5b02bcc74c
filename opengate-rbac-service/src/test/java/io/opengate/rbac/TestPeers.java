package io.opengate.rbac;

import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.assignment.Subjects;
import io.opengate.rbac.role.RoleClients;
import io.opengate.testkit.tenant.RecordedPurges;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The subjects and clients that exist for the service under test. */
@TestConfiguration(proxyBeanMethods = false)
class TestPeers {

    @Bean
    @Primary
    InMemorySubjects inMemorySubjects() {
        return new InMemorySubjects();
    }

    @Bean
    @Primary
    RoleClients inMemoryClients() {
        return (realm, clientId) -> clientId.startsWith("known");
    }

    @Bean
    RecordedEvents recordedEvents() {
        return new RecordedEvents();
    }

    @Bean
    RecordedPurges recordedPurges() {
        return new RecordedPurges();
    }

    /** Subjects that a test made. */
    static final class InMemorySubjects implements Subjects {

        private final Set<UUID> known = ConcurrentHashMap.newKeySet();

        UUID create() {
            UUID subject = UUID.randomUUID();
            known.add(subject);
            return subject;
        }

        @Override
        public boolean exists(RealmId realm, UUID subject) {
            return known.contains(subject);
        }
    }
}
