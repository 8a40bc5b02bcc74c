package io.opengate.auth.authorize;

/** Fulfils valid demands, asking the person for whatever is missing. */
public interface Interactions {

    /** Begins: answers at once where nothing is missing, and otherwise leads the browser to the first page. */
    Progress begin(AuthorizationDemand demand, Visitor visitor);
}
