package io.opengate.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.network.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("ssrf")
class AddressRulesTests {

    private final AddressRules rules = new AddressRules(List.of());

    static Stream<String> forbidden() {
        return EgressLists.of("forbidden-addresses");
    }

    static Stream<String> open() {
        return EgressLists.of("public-addresses");
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatIsNotPublicIsRefused(String address) {
        assertThat(rules.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatIsPublicIsNot(String address) {
        assertThat(rules.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void theOperatorAllowsByName() {
        AddressRules allowing = new AddressRules(List.of(Network.of("10.1.0.0/16"), Network.of("fd00::/8")));

        assertThat(allowing.permits(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(allowing.permits(InetAddress.ofLiteral("fd00::1"))).isTrue();
        assertThat(allowing.permits(InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(allowing.permits(InetAddress.ofLiteral("fc00::1"))).isFalse();
        assertThat(allowing.permits(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }
}
