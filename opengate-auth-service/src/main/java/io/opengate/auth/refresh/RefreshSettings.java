package io.opengate.auth.refresh;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of refresh tokens.
 *
 * @param retryGrace how long an authenticated client may present the previous token again and get the same successor
 */
@ConfigurationProperties("opengate.auth.refresh")
public record RefreshSettings(@DefaultValue("10s") Duration retryGrace) {}
