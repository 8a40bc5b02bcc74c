package io.opengate.gateway.address;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Client certificates (RFC 8705) that a reverse proxy passes on.
 *
 * @param header the header that holds them; it goes on to the services where a proxy of {@code opengate.gateway.proxies}
 *     sent it, and is taken away from everybody else's requests
 */
@ConfigurationProperties("opengate.mtls")
record CertificateHeaderSettings(@Nullable String header) {}
