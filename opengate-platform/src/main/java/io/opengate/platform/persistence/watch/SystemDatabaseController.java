package io.opengate.platform.persistence.watch;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.watch.Sampler;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the service's database does, for administrators of the installation. */
@RestController
final class SystemDatabaseController {

    private final String service;
    private final Sampler<DatabaseSample> database;

    SystemDatabaseController(String service, Sampler<DatabaseSample> database) {
        this.service = service;
        this.database = database;
    }

    /** The newest sample; 503 while the database tells nothing. */
    @RequiresPermission(value = "system.read", everyRealm = true)
    @GetMapping(path = "/api/v1/system/database", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SystemDatabase> database() {
        DatabaseSample sample = database.latest()
                .orElseThrow(() -> new ProblemException(CommonProblem.UNAVAILABLE, "the database does not answer"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SystemDatabase.of(service, sample));
    }
}
