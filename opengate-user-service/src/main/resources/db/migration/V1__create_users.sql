-- People of a realm. The *_folded columns hold the NFKC and case-folded form, which decides on sameness and on search;
-- their collation is "C", so that a prefix is a range of an index and the comparison is leakproof under row-level security.
CREATE TABLE users (
    realm_id           uuid        NOT NULL,
    id                 uuid        NOT NULL,
    username           text        NOT NULL,
    username_folded    text        NOT NULL COLLATE "C",
    email              text,
    email_folded       text        COLLATE "C",
    email_verified     boolean     NOT NULL DEFAULT false,
    given_name         text,
    given_name_folded  text        COLLATE "C",
    family_name        text,
    family_name_folded text        COLLATE "C",
    attributes         jsonb       NOT NULL DEFAULT '{}',
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    version            bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (realm_id, id),
    CONSTRAINT users_username_key UNIQUE (realm_id, username_folded),
    CONSTRAINT users_email_key UNIQUE (realm_id, email_folded),
    CONSTRAINT users_email_folded_check CHECK ((email IS NULL) = (email_folded IS NULL)),
    -- a person signs in with either name: a username that looks like an e-mail address must be the account's own,
    -- otherwise one account could take over the address of another
    CONSTRAINT users_username_own_email_check
        CHECK (position('@' IN username_folded) = 0 OR coalesce(username_folded = email_folded, false)),
    CONSTRAINT users_email_verified_check CHECK (email IS NOT NULL OR NOT email_verified)
);

CREATE INDEX users_given_name_idx ON users (realm_id, given_name_folded, id);
CREATE INDEX users_family_name_idx ON users (realm_id, family_name_folded, id);

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON users
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
