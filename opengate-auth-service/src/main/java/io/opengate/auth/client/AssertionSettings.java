package io.opengate.auth.client;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the assertions of clients.
 *
 * @param maximumLifetime how far ahead the end of an assertion may be
 */
@ConfigurationProperties("opengate.auth.client-assertion")
public record AssertionSettings(@DefaultValue("5m") Duration maximumLifetime) {}
