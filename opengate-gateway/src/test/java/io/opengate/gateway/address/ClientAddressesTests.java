package io.opengate.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTests {

    private final ClientAddresses addresses =
            new ClientAddresses(new ProxySettings(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.5 | 198.51.100.1 | 203.0.113.5",
                "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 6.6.6.6, 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 6.6.6.6, 198.51.100.1, 10.9.9.9, 192.0.2.7 | 198.51.100.1",
                "10.1.2.3 | 10.7.7.7 | 10.7.7.7",
                "10.1.2.3 | 198.51.100.1:4711 | 198.51.100.1",
                "10.1.2.3 | 198.51.100.1, nonsense | 10.1.2.3",
                "2001:db8::1 | 2001:470::5 | 2001:470:0:0:0:0:0:5"
            })
    void onlyTrustedProxiesAreBelieved(String sender, String header, String expected) {
        MockHttpServletRequest request = request(sender);
        request.addHeader("X-Forwarded-For", header);
        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.5 | for=198.51.100.1 | 203.0.113.5",
                "10.1.2.3 | for=198.51.100.1;proto=https | 198.51.100.1",
                "10.1.2.3 | for=6.6.6.6, For=\"[2001:470::5]:80\"; by=x | 2001:470:0:0:0:0:0:5",
                "10.1.2.3 | for=unknown | 10.1.2.3"
            })
    void theStandardHeaderIsReadToo(String sender, String header, String expected) {
        MockHttpServletRequest request = request(sender);
        request.addHeader("Forwarded", header);
        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", ""})
    void whatIsNoNetworkIsRefusedAtStart(String network) {
        ProxySettings settings = new ProxySettings(List.of(network));
        assertThatThrownBy(() -> new ClientAddresses(settings)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsTrustedUnlessConfigured() {
        MockHttpServletRequest request = request("127.0.0.1");
        request.addHeader("X-Forwarded-For", "6.6.6.6");
        assertThat(new ClientAddresses(new ProxySettings(List.of())).of(request))
                .isEqualTo("127.0.0.1");
    }

    private static MockHttpServletRequest request(String sender) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(sender);
        return request;
    }
}
