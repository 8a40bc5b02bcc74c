package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every spelling of what must not be reached, beside the one plain spelling that is. */
@GatewayTest
@Tag("url-normalisation")
class FrontDoorTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/",
                "/internal/realms",
                "/InTeRnAl/realms",
                "//internal/realms",
                "/./internal/realms",
                "/realms/../internal/realms",
                "/realms/acme/../../internal/realms",
                "/realms/acme/%2e%2e/%2e%2e/internal/realms",
                "/realms/acme/..%2f..%2finternal/realms",
                "/realms/acme/%2E%2E/x",
                "/realms/acme/..;/..;/internal/realms",
                "/realms/acme;x=/../internal",
                "/realms/acme/..\\..\\internal",
                "/realms/acme/%5c..%5cinternal",
                "/realms/acme/%252e%252e/internal",
                "/%69nternal/realms",
                "/%2finternal/realms",
                "/internal%2frealms",
                "/internal;a/realms",
                "/internal%00/realms",
                "/realms/acme/%00",
                "/realms/acme/%zz",
                "/realms/acme/%4",
                "/realms/acme/%c0%ae%c0%ae/internal",
                "/actuator",
                "/actuator/env",
                "/ACTUATOR/env",
                "/%61ctuator/env",
                "/actuator;/env",
                "/realms/acme/../../actuator/env",
                "/api/v1/../../actuator",
                "/api/v1/realms/../../../internal/realms",
                "/realms/./acme",
                "/realms//acme/x",
                "http://localhost/internal/realms",
                "/realms/acme/x\\y"
            })
    void noSpellingReachesWhatIsNotRouted(String target) {
        String answer = RawHttp.get(port, target);
        assertThat(RawHttp.status(answer)).isIn(400, 404);
        assertThat(answer).doesNotContain("\"service\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/x",
                "/realms/acme/.well-known/openid-configuration",
                "/realms/acme/a..b",
                "/realms/acme/%C3%A4",
                "/realms/acme/a%20b",
                "/realms/acme/x?next=/../internal;%2f%00",
                "/realms/internal/x",
                "/realms/acme/internal",
                "http://localhost/realms/acme/x"
            })
    void thePlainSpellingIsRouted(String target) {
        String answer = RawHttp.get(port, target);
        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer).contains("\"service\":\"auth\"");
    }
}
