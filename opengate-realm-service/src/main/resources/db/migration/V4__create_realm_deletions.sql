-- The record of a realm's deletion. It outlives the realm, so it refers to it by value.
CREATE TABLE realm_deletions (
    id           uuid         NOT NULL PRIMARY KEY,
    realm        uuid         NOT NULL,
    realm_name   varchar(63)  NOT NULL,
    requested_by varchar(100),
    requested_at timestamptz  NOT NULL,
    announced_at timestamptz  NOT NULL,
    finished_at  timestamptz,
    version      bigint       NOT NULL,
    CONSTRAINT realm_deletions_realm UNIQUE (realm)
);

CREATE INDEX realm_deletions_running ON realm_deletions (announced_at) WHERE finished_at IS NULL;

CREATE TABLE realm_deletion_purges (
    deletion  uuid        NOT NULL REFERENCES realm_deletions (id),
    service   varchar(40) NOT NULL,
    done      boolean     NOT NULL,
    purged_at timestamptz,
    PRIMARY KEY (deletion, service)
);
