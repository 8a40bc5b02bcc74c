package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.http.TestHttp;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ManagementTests {

    private final TestHttp http;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    ManagementTests(TestHttp http) {
        this.http = http;
    }

    @Test
    void healthAndMetricsAreOnAPortOfTheirOwn() {
        assertThat(managementPort).isNotEqualTo(port);
        http.get("/realms/acme/x", null);
        String health = RawHttp.get(managementPort, "/actuator/health");
        assertThat(RawHttp.status(health)).isEqualTo(200);
        assertThat(health).contains("eventStream").contains("redis");
        assertThat(RawHttp.status(RawHttp.get(managementPort, "/actuator/health/readiness")))
                .isEqualTo(200);
        assertThat(RawHttp.get(managementPort, "/actuator/prometheus"))
                .contains("http_server_requests_seconds_count")
                .contains("opengate_stream_fresh")
                .contains("opengate_gateway_limits_unavailable_total")
                .contains("cache_gets_total");
        assertThat(RawHttp.status(RawHttp.get(port, "/actuator/prometheus"))).isEqualTo(404);
        assertThat(RawHttp.status(RawHttp.get(managementPort, "/realms/acme/x")))
                .isEqualTo(404);
    }
}
