package io.opengate.auth.signin;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.pages.Page;

/**
 * Something that a person may have to do. Steps know nothing of each other: each says whether it is still open, and
 * {@link SignInDispatcher} asks them in their order, again after every answer. A further one is a further class.
 */
public interface SignInStep {

    /** Whether it still has something to ask. */
    boolean isOpen(SignInState state);

    /** The page that asks. */
    Page page(SignInState state);

    /** What a client hears that wants no page shown (OpenID Connect Core §3.1.2.6). */
    AuthProblem silentRefusal();
}
