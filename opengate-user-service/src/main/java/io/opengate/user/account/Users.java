package io.opengate.user.account;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;

/** The stored users. Every method works inside the caller's transaction. */
@Component
public class Users {

    private final EntityManager entities;

    Users(EntityManager entities) {
        this.entities = entities;
    }

    /** The user of that realm with that id. */
    public Optional<User> find(RealmId realm, UserId id) {
        return Optional.ofNullable(entities.find(User.class, TenantKey.of(realm, id.value())));
    }

    /**
     * Stores a new user at once.
     *
     * @throws ProblemException if the username or the e-mail address is taken in the realm
     */
    void add(User user) {
        entities.persist(user);
        flush();
    }

    /**
     * Writes what has changed, so that the version is the new one.
     *
     * @throws ProblemException if the username or the e-mail address is taken in the realm
     */
    void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw refusal(e);
        }
    }

    void remove(User user) {
        entities.remove(user);
        entities.flush();
    }

    private static RuntimeException refusal(PersistenceException failure) {
        return switch (brokenConstraint(failure)) {
            case "users_username_key" ->
                new ProblemException(AccountProblem.USERNAME_TAKEN, "Another user of the realm has this username.")
                        .violation("username", "is taken");
            case "users_email_key" ->
                new ProblemException(AccountProblem.EMAIL_TAKEN, "Another user of the realm has this e-mail address.")
                        .violation("email", "is taken");
            case "users_pkey" -> new ProblemException(CommonProblem.CONFLICT, "There is a user with this id already.");
            default -> failure;
        };
    }

    private static String brokenConstraint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return String.valueOf(violation.getConstraintName());
            }
        }
        return "";
    }
}
