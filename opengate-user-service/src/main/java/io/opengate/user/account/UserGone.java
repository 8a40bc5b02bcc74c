package io.opengate.user.account;

import io.opengate.platform.problem.FailureTranslation;
import io.opengate.platform.problem.ProblemException;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** A broken foreign key: the user was deleted between being found and being referred to. */
@Component
class UserGone implements FailureTranslation {

    @Override
    public Optional<ProblemException> translate(Throwable failure) {
        return failure instanceof DataIntegrityViolationException
                        && String.valueOf(failure.getMessage()).contains("foreign key")
                ? Optional.of(new ProblemException(AccountProblem.USER_NOT_FOUND, "It was deleted meanwhile."))
                : Optional.empty();
    }
}
