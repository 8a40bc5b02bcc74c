package io.opengate.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All services behind the gateway. */
final class TestUpstreams {

    static final List<String> SERVICES = List.of("auth", "user", "realm", "rbac", "client", "session", "notification");

    private final Map<String, TestUpstream> services = new TreeMap<>();

    TestUpstreams() {
        SERVICES.forEach(service -> services.put(service, new TestUpstream(service)));
    }

    TestUpstream get(String service) {
        return Objects.requireNonNull(services.get(service));
    }

    Map<String, Object> properties() {
        Map<String, Object> addresses = new TreeMap<>();
        services.forEach((service, upstream) -> addresses.put("opengate.peers." + service + ".url", upstream.url()));
        return addresses;
    }
}
