package io.opengate.platform.crypto;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which secret to set, and how to make one. */
final class MissingSecretFailureAnalyzer extends AbstractFailureAnalyzer<MissingSecretException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MissingSecretException cause) {
        return new FailureAnalysis(
                "The secret " + cause.setting() + " is missing or unfit: " + cause.getMessage() + ".",
                "Run `./opengate secrets` to generate every secret of an installation, or make one with"
                        + " `openssl rand -base64 32` and set it in the environment of this service.",
                cause);
    }
}
