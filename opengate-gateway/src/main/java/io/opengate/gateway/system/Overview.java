package io.opengate.gateway.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All databases in one answer. */
record Overview(List<Item> items) {

    /** One service; {@code database} is null where it is not available. */
    record Item(String service, boolean available, @Nullable JsonNode database) {

        static Item of(ServiceDatabase answer) {
            return switch (answer) {
                case ServiceDatabase.Told told -> new Item(told.service(), true, told.database());
                case ServiceDatabase.Silent silent -> new Item(silent.service(), false, null);
                case ServiceDatabase.Refused refused -> new Item(refused.service(), false, null);
            };
        }
    }
}
