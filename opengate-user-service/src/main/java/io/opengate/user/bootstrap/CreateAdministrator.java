package io.opengate.user.bootstrap;

import io.opengate.platform.crypto.Secret;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.AddUser;
import io.opengate.user.account.Attributes;
import io.opengate.user.account.EmailAddress;
import io.opengate.user.account.InvalidText;
import io.opengate.user.account.Profile;
import io.opengate.user.account.UserId;
import io.opengate.user.account.UserStatus;
import io.opengate.user.account.Username;
import io.opengate.user.credential.FirstPassword;
import io.opengate.user.credential.Password;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the administrator's account and its password in one transaction. */
@Component
class CreateAdministrator {

    private final AddUser users;
    private final FirstPassword passwords;
    private final TransactionTemplate transactions;

    CreateAdministrator(AddUser users, FirstPassword passwords, TransactionTemplate transactions) {
        this.users = users;
        this.passwords = passwords;
        this.transactions = transactions;
    }

    /**
     * Creates the account.
     *
     * @throws AdministratorRefusedException if the username or the password breaks a rule
     * @throws io.opengate.platform.problem.ProblemException if another account has the username
     */
    void create(UserId id, String username, Secret password) {
        Profile profile = profile(username);
        switch (passwords.accept(profile, Password.of(password.value()))) {
            case FirstPassword.Outcome.Refused(String rule) ->
                throw new AdministratorRefusedException("OPENGATE_ADMIN_PASSWORD " + rule);
            case FirstPassword.Outcome.Accepted accepted ->
                transactions.executeWithoutResult(transaction -> {
                    users.add(RealmId.MASTER, id, profile);
                    passwords.store(RealmId.MASTER, id, accepted);
                });
        }
    }

    /** A username that is an e-mail address is the account's address as well. */
    private static Profile profile(String text) {
        try {
            Username username = Username.of(text);
            EmailAddress email = username.looksLikeEmail() ? EmailAddress.of(text) : null;
            return new Profile(username, email, false, null, null, UserStatus.ACTIVE, Attributes.NONE);
        } catch (InvalidText e) {
            throw new AdministratorRefusedException("OPENGATE_ADMIN_USERNAME " + e.getMessage());
        }
    }
}
