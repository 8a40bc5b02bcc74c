package io.opengate.client;

import io.opengate.testkit.contract.OpenApiContract;
import io.opengate.testkit.http.TestHttp;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Import(TestPeers.class)
class OpenApiTests extends OpenApiContract {

    OpenApiTests(TestHttp http, Environment environment) {
        super(http, environment);
    }
}
