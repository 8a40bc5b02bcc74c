-- OAuth 2.0 clients of a realm. Text that is searched by prefix or compared as an identifier sorts by code point.
CREATE TABLE client (
    realm_id                  uuid        NOT NULL,
    id                        uuid        NOT NULL,
    client_id                 text        COLLATE "C" NOT NULL,
    name                      text        NOT NULL,
    name_folded               text        COLLATE "C" NOT NULL,
    type                      text        NOT NULL CHECK (type IN ('CONFIDENTIAL', 'PUBLIC')),
    enabled                   boolean     NOT NULL,
    redirect_uris             text[]      NOT NULL,
    post_logout_redirect_uris text[]      NOT NULL,
    web_origins               text[]      NOT NULL,
    grant_types               text[]      NOT NULL,
    scopes                    text[]      NOT NULL,
    default_scopes            text[]      NOT NULL,
    audiences                 text[]      NOT NULL,
    require_consent           boolean     NOT NULL,
    require_pkce              boolean     NOT NULL,
    access_token_seconds      integer     CHECK (access_token_seconds > 0),
    service_account_id        uuid,
    created_at                timestamptz NOT NULL,
    updated_at                timestamptz NOT NULL,
    version                   bigint      NOT NULL,
    PRIMARY KEY (realm_id, id),
    -- RFC 9700 §2.1.1: a public client always proves possession of the code verifier
    CHECK (type = 'CONFIDENTIAL' OR require_pkce)
);

CREATE UNIQUE INDEX client_client_id ON client (realm_id, client_id);
CREATE INDEX client_name ON client (realm_id, name_folded, id);
CREATE UNIQUE INDEX client_service_account ON client (realm_id, service_account_id);
CREATE INDEX client_with_web_origins ON client (realm_id) WHERE enabled AND web_origins <> '{}';

-- The hash of a client's secret (SHA-256, base64url). At most two of a client are live at once.
CREATE TABLE client_secret (
    realm_id   uuid        NOT NULL,
    id         uuid        NOT NULL,
    client     uuid        NOT NULL,
    hash       text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (realm_id, id),
    FOREIGN KEY (realm_id, client) REFERENCES client (realm_id, id) ON DELETE CASCADE
);

CREATE INDEX client_secret_client ON client_secret (realm_id, client);

ALTER TABLE client ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON client
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

ALTER TABLE client_secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON client_secret
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
