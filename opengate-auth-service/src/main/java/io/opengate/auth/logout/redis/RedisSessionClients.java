package io.opengate.auth.logout.redis;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.logout.SessionClients;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.platform.tenant.RealmId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class RedisSessionClients implements SessionClients {

    private static final String VERSION = "1";

    private final StringRedisTemplate redis;
    private final JsonMapper json;

    RedisSessionClients(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    @Override
    public List<ClientId> of(RealmId realm, String sid) {
        List<Object> fields =
                redis.opsForHash().multiGet(new SessionSlot(realm, sid).session(), List.of("v", "clients"));
        if (!VERSION.equals(fields.getFirst()) || !(fields.getLast() instanceof String clients)) {
            return List.of();
        }
        return Arrays.stream(json.readValue(clients, String[].class))
                .map(ClientId::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
