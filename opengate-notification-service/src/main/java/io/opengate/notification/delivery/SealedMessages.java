package io.opengate.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.persistence.TenantKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals messages for the time that they wait. */
@Component
class SealedMessages {

    private final SecretBox box;
    private final JsonMapper json = JsonMapper.builder().build();

    SealedMessages(SecretBoxes boxes) {
        this.box = boxes.purpose("deliveries");
    }

    String seal(Message message, TenantKey row) {
        return box.seal(json.writeValueAsString(message).getBytes(UTF_8), row.realm(), row.id());
    }

    Message open(String sealed, TenantKey row) {
        return json.readValue(new String(box.open(sealed, row.realm(), row.id()), UTF_8), Message.class);
    }
}
