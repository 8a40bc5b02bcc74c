package io.opengate.user.credential.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.user.account.AccountProblem;
import io.opengate.user.credential.CredentialProblem;
import io.opengate.user.credential.PasswordRefusal;

/** The problems of both password APIs. */
final class PasswordProblems {

    private PasswordProblems() {}

    /** The policy refuses the password in that field. */
    static ProblemException refused(String field, PasswordRefusal reason, int minimumLength) {
        String rule = reason.message(minimumLength);
        return new ProblemException(CredentialProblem.PASSWORD_REFUSED, "The password " + rule + ".")
                .with("reason", reason.id())
                .with("minimumLength", minimumLength)
                .violation(field, rule);
    }

    /** The current password is wrong, or counts for nothing now; which of them is not told. */
    static ProblemException notCurrent() {
        return new ProblemException(CredentialProblem.CURRENT_PASSWORD_REFUSED, null);
    }

    /** No user of the realm has the id. */
    static ProblemException noSuchUser() {
        return new ProblemException(AccountProblem.USER_NOT_FOUND, null);
    }
}
