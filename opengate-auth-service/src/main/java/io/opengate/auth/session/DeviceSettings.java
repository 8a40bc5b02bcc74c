package io.opengate.auth.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is seen of devices.
 *
 * @param behindGateway whether browsers come through the gateway, which says in {@code X-Forwarded-For} whose request it
 *     is; even then the header counts only from a loopback or private address
 */
@ConfigurationProperties("opengate.auth.device")
public record DeviceSettings(@DefaultValue("true") boolean behindGateway) {}
