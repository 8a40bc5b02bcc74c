package io.opengate.client;

import io.opengate.testkit.contract.OpenApiContract;
import io.opengate.testkit.http.TestHttp;
import org.springframework.core.env.Environment;

@ClientTestSetup
class OpenApiTests extends OpenApiContract {

    OpenApiTests(TestHttp http, Environment environment) {
        super(http, environment);
    }
}
