-- The directory of realms. It is read across realms (a name is resolved before any realm is known), so it carries no
-- row-level security; whatever is secret about a realm lives in tenant tables of its own.
CREATE TABLE realms (
    id                    uuid          NOT NULL PRIMARY KEY,
    name                  varchar(63)   COLLATE "C" NOT NULL,
    display_name          varchar(200)  NOT NULL,
    enabled               boolean       NOT NULL,
    access_token_seconds  integer       NOT NULL CHECK (access_token_seconds BETWEEN 1 AND 3600),
    refresh_token_seconds integer       NOT NULL CHECK (refresh_token_seconds > 0),
    session_idle_seconds  integer       NOT NULL CHECK (session_idle_seconds > 0),
    session_max_seconds   integer       NOT NULL CHECK (session_max_seconds >= session_idle_seconds),
    password_min_length   integer       NOT NULL CHECK (password_min_length > 0),
    registration_allowed  boolean       NOT NULL,
    recovery_allowed      boolean       NOT NULL,
    signature_algorithm   varchar(16)   NOT NULL,
    deletion_requested_at timestamptz,
    created_at            timestamptz   NOT NULL,
    updated_at            timestamptz   NOT NULL,
    version               bigint        NOT NULL
);

-- A name is free again once the deletion of its realm is done and the row is gone.
CREATE UNIQUE INDEX realms_name ON realms (name);
