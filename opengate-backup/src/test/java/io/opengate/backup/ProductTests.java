package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.backup.manifest.Product;
import org.junit.jupiter.api.Test;

class ProductTests {

    @Test
    void theVersionOfABackupIsThatOfTheRelease() {
        assertThat(Product.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
