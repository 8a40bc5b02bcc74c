package io.opengate.platform.egress;

import io.opengate.platform.network.Network;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What calls to addresses that a tenant gave may reach.
 *
 * @param allowedAddresses addresses or networks (CIDR) that are not public and may be reached nevertheless
 * @param trustedCertificates a file of PEM certificates of authorities that are trusted beside the JDK's
 * @param plainHttp whether addresses in {@code allowed-addresses} may be reached without TLS too
 * @param connectTimeout for a connection, and for each step of its TLS handshake
 * @param answerTimeout for each part of the answer
 * @param totalTimeout for everything, name resolution included
 */
@ConfigurationProperties("opengate.egress")
public record EgressSettings(
        @DefaultValue List<String> allowedAddresses,
        @Nullable String trustedCertificates,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("3s") Duration answerTimeout,
        @DefaultValue("5s") Duration totalTimeout) {

    List<Network> allowedNetworks() {
        return allowedAddresses.stream().map(Network::of).toList();
    }
}
