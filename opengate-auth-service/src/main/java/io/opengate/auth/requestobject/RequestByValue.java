package io.opengate.auth.requestobject;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.RequestCarrier;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.platform.tenant.RealmRef;
import org.springframework.stereotype.Component;

/** {@code request}: the object itself (RFC 9101 §5.1). */
@Component
final class RequestByValue implements RequestCarrier {

    private final ReadRequestObject objects;

    RequestByValue(ReadRequestObject objects) {
        this.objects = objects;
    }

    @Override
    public boolean carries(AuthorizationParameters outer) {
        return outer.has("request");
    }

    @Override
    public Opening open(RealmRef realm, RegisteredClient client, AuthorizationParameters outer) {
        return objects.read(realm, client, outer.find("request").orElseThrow(), outer);
    }
}
