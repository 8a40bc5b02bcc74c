package io.opengate.user.bootstrap;

/** The operator gave a first administrator that cannot be; start-up ends, and the message says what to set. */
class AdministratorRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AdministratorRefusedException(String rule) {
        super(rule);
    }
}
