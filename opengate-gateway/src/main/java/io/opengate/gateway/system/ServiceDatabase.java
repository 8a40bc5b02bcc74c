package io.opengate.gateway.system;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What one service answered. */
sealed interface ServiceDatabase {

    /** The short name of the service. */
    String service();

    /** Its database. */
    record Told(String service, JsonNode database) implements ServiceDatabase {}

    /** It refuses the caller, with 401 or 403; {@code problem} is its answer's body. */
    record Refused(String service, int status, Optional<String> challenge, byte[] problem) implements ServiceDatabase {}

    /** It does not answer, its database does not answer it, or the answer is of no use. */
    record Silent(String service) implements ServiceDatabase {}
}
