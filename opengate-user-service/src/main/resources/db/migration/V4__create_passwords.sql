-- One password a person; id is the user's id. The hash is a PHC string with its own parameters and salt.
CREATE TABLE password_credentials (
    realm_id   uuid        NOT NULL,
    id         uuid        NOT NULL,
    hash       text        NOT NULL,
    temporary  boolean     NOT NULL,
    changed_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (realm_id, id),
    CONSTRAINT password_credentials_user_fkey FOREIGN KEY (realm_id, id) REFERENCES users (realm_id, id) ON DELETE CASCADE
);

ALTER TABLE password_credentials ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON password_credentials
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- Failed guesses. The row of an account has the user's id. Rows without a user are decoys: a guess at a name that does
-- not exist is counted in one of them, so that it costs the same statements and the same write as one at a real account.
-- user_id is apart from id so that guesses from a known device can get a row of their own beside the strangers' one.
CREATE TABLE password_guesses (
    realm_id      uuid        NOT NULL,
    id            uuid        NOT NULL,
    user_id       uuid,
    failures      integer     NOT NULL,
    admitted      boolean     NOT NULL,
    blocked_until timestamptz,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (realm_id, id),
    CONSTRAINT password_guesses_user_fkey FOREIGN KEY (realm_id, user_id) REFERENCES users (realm_id, id) ON DELETE CASCADE
);

CREATE INDEX password_guesses_user_idx ON password_guesses (realm_id, user_id);

ALTER TABLE password_guesses ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON password_guesses
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
