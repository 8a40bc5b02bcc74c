package io.opengate.gateway.address;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The reverse proxies in front of the gateway.
 *
 * @param trusted their addresses or networks (CIDR); headers of any other sender are ignored
 */
@ConfigurationProperties("opengate.gateway.proxies")
public record ProxySettings(@DefaultValue List<String> trusted) {}
