package io.opengate.realm.key;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with signing keys. */
public enum KeyProblem implements ProblemType {
    /** The realm has no signing key with this id. */
    KEY_NOT_FOUND("key-not-found", HttpStatus.NOT_FOUND, "There is no such key"),
    /**
     * A key of this algorithm is published already and will sign soon. Wait until it does before you rotate again:
     * relying parties have to learn of one key before the next replaces it.
     */
    KEY_ROTATION_RUNNING("key-rotation-running", HttpStatus.CONFLICT, "The next key is published already");

    private final String id;
    private final HttpStatus status;
    private final String title;

    KeyProblem(String id, HttpStatus status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
