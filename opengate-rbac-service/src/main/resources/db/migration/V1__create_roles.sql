-- Roles of a realm (client is empty) and of a client. Built-in roles are code: a composite may name their ids, so there is
-- no foreign key on its elements.
CREATE TABLE role (
    realm_id    uuid        NOT NULL,
    id          uuid        NOT NULL,
    client      text        COLLATE "C" NOT NULL,
    name        text        COLLATE "C" NOT NULL,
    description text        NOT NULL,
    composites  uuid[]      NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     bigint      NOT NULL,
    PRIMARY KEY (realm_id, id)
);

CREATE UNIQUE INDEX role_client_name ON role (realm_id, client, name);

ALTER TABLE role ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON role
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
