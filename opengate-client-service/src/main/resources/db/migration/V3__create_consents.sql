-- What a user agreed that a client may do.
CREATE TABLE consent (
    realm_id   uuid        NOT NULL,
    id         uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    client     uuid        NOT NULL,
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    bigint      NOT NULL,
    PRIMARY KEY (realm_id, id),
    FOREIGN KEY (realm_id, client) REFERENCES client (realm_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX consent_user_client ON consent (realm_id, user_id, client);
CREATE INDEX consent_client ON consent (realm_id, client);

ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON consent
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
