package io.opengate.notification;

import io.opengate.notification.delivery.EmailAddress;
import io.opengate.notification.delivery.MailServer;
import io.opengate.notification.delivery.MailServers;
import io.opengate.notification.trail.EventSources;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.tenant.RecordedPurges;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The services around this one, in memory: what they would answer is what a test puts in. */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {

    /** Mail servers of realms. */
    public static final class InMemoryMailServers implements MailServers {

        private final Map<RealmId, MailServer> byRealm = new ConcurrentHashMap<>();

        public void put(RealmId realm, String host, int port) {
            byRealm.put(realm, new MailServer(host, port, new EmailAddress("id@example.com"), null, null, false));
        }

        @Override
        public Optional<MailServer> find(RealmId realm) {
            return Optional.ofNullable(byRealm.get(realm));
        }
    }

    /** Outboxes of services. */
    public static final class InMemoryEventSources implements EventSources {

        private final List<Event> events = new CopyOnWriteArrayList<>();

        public void put(Event event) {
            events.add(event);
        }

        @Override
        public List<Event> after(String source, long sequence, int limit) {
            return events.stream()
                    .filter(event -> event.source().equals(source) && event.sequence() > sequence)
                    .sorted(java.util.Comparator.comparingLong(Event::sequence))
                    .limit(limit)
                    .toList();
        }
    }

    @Bean
    @Primary
    InMemoryMailServers inMemoryMailServers() {
        return new InMemoryMailServers();
    }

    @Bean
    @Primary
    InMemoryEventSources inMemoryEventSources() {
        return new InMemoryEventSources();
    }

    @Bean
    RecordedPurges recordedPurges() {
        return new RecordedPurges();
    }
}
