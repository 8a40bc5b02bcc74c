package io.opengate.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CertificateHeadersTests {

    private final ClientAddresses addresses = new ClientAddresses(new ProxySettings(List.of("10.0.0.0/8")));
    private final CertificateHeaders headers =
            new CertificateHeaders(new CertificateHeaderSettings("X-Client-Certificate"), addresses);

    @Test
    void aTrustedProxyPassesCertificatesOn() {
        assertThat(headers.mayPass("x-client-certificate", from("10.1.2.3"))).isTrue();
        assertThat(headers.mayPass("accept", from("10.1.2.3"))).isTrue();
        assertThat(headers.mayPass("accept", from("203.0.113.5"))).isTrue();
    }

    @Test
    void nobodyElseDoes() {
        assertThat(headers.mayPass("x-client-certificate", from("203.0.113.5"))).isFalse();
        assertThat(headers.mayPass("client-cert", from("203.0.113.5"))).isFalse();
    }

    @Test
    void aHeaderThatIsNotSetUpGoesNowhere() {
        CertificateHeaders none = new CertificateHeaders(new CertificateHeaderSettings(null), addresses);

        assertThat(headers.mayPass("client-cert", from("10.1.2.3"))).isFalse();
        assertThat(none.mayPass("client-cert", from("10.1.2.3"))).isFalse();
        assertThat(none.mayPass("client-cert-chain", from("10.1.2.3"))).isFalse();
    }

    private static MockHttpServletRequest from(String sender) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(sender);
        return request;
    }
}
