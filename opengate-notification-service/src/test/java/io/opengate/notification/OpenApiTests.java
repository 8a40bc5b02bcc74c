package io.opengate.notification;

import io.opengate.testkit.contract.OpenApiContract;
import io.opengate.testkit.http.TestHttp;
import org.springframework.core.env.Environment;

class OpenApiTests extends OpenApiContract {

    OpenApiTests(TestHttp http, Environment environment) {
        super(http, environment);
    }
}
