package io.opengate.gateway.proxy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The HTTP client towards the services: blocking sockets on virtual threads. It follows no redirect, keeps no cookie,
 * unpacks nothing and says nothing of itself.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamClient {

    @Bean(destroyMethod = "close")
    CloseableHttpClient upstreamHttpClient(UpstreamSettings settings, MeterRegistry meters) {
        PoolingHttpClientConnectionManager connections = connections(settings);
        Gauge.builder(
                        "opengate.gateway.connections",
                        connections,
                        pool -> pool.getTotalStats().getLeased())
                .description("Connections to services in use")
                .register(meters);
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                        .setResponseTimeout(Timeout.of(settings.answerTimeout()))
                        .setExpectContinueEnabled(false)
                        .build())
                .setKeepAliveStrategy((answer, context) -> TimeValue.of(settings.idleTimeout()))
                .evictExpiredConnections()
                .setRetryStrategy(new BrokenConnectionRetry())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(UpstreamSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(settings.connectionsPerService())
                .setMaxConnTotal(settings.connectionsPerService() * 8)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
                        .setValidateAfterInactivity(TimeValue.of(2, TimeUnit.SECONDS))
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .build();
    }
}
