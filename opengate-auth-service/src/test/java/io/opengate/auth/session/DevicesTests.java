package io.opengate.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class DevicesTests {

    private final Devices devices = new Devices(new DeviceSettings(true));

    private static MockHttpServletRequest request(String sender, String... forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(sender);
        for (String header : forwarded) {
            request.addHeader("X-Forwarded-For", header);
        }
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.18.0.5", "192.168.1.1", "::1", "fd12::1"})
    void theGatewayIsBelieved(String gateway) {
        assertThat(devices.of(request(gateway, "203.0.113.7")).address()).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "172.32.0.1", "2001:db8::1", "fe00::1"})
    void aStrangerIsNot(String stranger) {
        assertThat(devices.of(request(stranger, "203.0.113.7")).address()).isEqualTo(stranger);
    }

    @Test
    void neitherIsAHeaderThatIsNoSingleAddress() {
        assertThat(devices.of(request("10.0.0.1", "localhost")).address()).isEqualTo("10.0.0.1");
        assertThat(devices.of(request("10.0.0.1", "203.0.113.7, 10.0.0.2")).address())
                .isEqualTo("10.0.0.1");
        assertThat(devices.of(request("10.0.0.1", "203.0.113.7", "203.0.113.8")).address())
                .isEqualTo("10.0.0.1");
        assertThat(devices.of(request("10.0.0.1", "\r\nx")).address()).isEqualTo("10.0.0.1");
    }

    @Test
    void withoutAGatewayTheSenderCounts() {
        Devices open = new Devices(new DeviceSettings(false));
        assertThat(open.of(request("10.0.0.1", "203.0.113.7")).address()).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0, Firefox on Linux",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0, Edge on Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1, Safari on iPhone",
        "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36, Chrome on Android",
        "curl/8.0, ''"
    })
    void aDeviceHasANameThatPeopleKnow(String userAgent, String name) {
        assertThat(Device.of(userAgent, "::1").name()).isEqualTo(name);
    }

    @Test
    void aLongUserAgentIsCut() {
        assertThat(Device.of("x".repeat(5_000), "::1").userAgent()).hasSize(256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.b",
                "a",
                "x}.yyyyyyyyyyyyyyyyyyyyyyyyy",
                "a.b.yyyyyyyyyyyyyyyyyyyyyyyyy",
                "ä.yyyyyyyyyyyyyyyyyyyyy"
            })
    void aCookieThatIsNotOursIsNone(String value) {
        assertThat(SessionCookie.parse(value)).isEmpty();
    }

    @Test
    void aCookieIsReadAsItIsWritten() {
        String value = "01931f00-1111-7222-8333-444455556666." + "s".repeat(43);
        assertThat(SessionCookie.parse(value).orElseThrow().value()).isEqualTo(value);
        assertThat(SessionCookie.parse(value).orElseThrow().toString()).doesNotContain("sss");
    }
}
