package io.opengate.user.account;

/** What a change says about the e-mail address in it. */
public enum EmailTrust {
    /** The change itself states whether the address is verified. */
    VOUCHED,
    /** It says nothing: a new address counts as unverified, whatever held for the old one. */
    UNSTATED
}
