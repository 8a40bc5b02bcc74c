-- Scopes that a realm defines beside the built-in ones, which are code.
CREATE TABLE scope (
    realm_id    uuid        NOT NULL,
    id          uuid        NOT NULL,
    name        text        COLLATE "C" NOT NULL,
    description text        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     bigint      NOT NULL,
    PRIMARY KEY (realm_id, id)
);

CREATE UNIQUE INDEX scope_name ON scope (realm_id, name);

ALTER TABLE scope ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON scope
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
