package io.opengate.user.credential;

import io.opengate.user.account.EmailAddress;
import io.opengate.user.account.Folding;
import io.opengate.user.account.InvalidText;

/**
 * What somebody typed to say who they are: a username or an e-mail address, known or not.
 *
 * @param folded comparable with the stored names; empty, which is nobody's name, where no name can look like this
 */
record LoginName(String folded) {

    private static final int LONGEST = 255;

    static LoginName of(String typed) {
        String name = typed.strip();
        if (name.length() > LONGEST || name.codePoints().anyMatch(LoginName::isUnstorable)) {
            return new LoginName("");
        }
        if (name.indexOf('@') < 0) {
            return new LoginName(Folding.fold(name));
        }
        try {
            return new LoginName(EmailAddress.of(name).folded());
        } catch (InvalidText e) {
            return new LoginName("");
        }
    }

    private static boolean isUnstorable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
