-- How a realm sends its mail; at most one row for each realm.
CREATE TABLE smtp_settings (
    realm_id        uuid         NOT NULL REFERENCES realms (id),
    id              uuid         NOT NULL,
    host            varchar(253) NOT NULL,
    port            integer      NOT NULL CHECK (port BETWEEN 1 AND 65535),
    sender          varchar(320) NOT NULL,
    username        varchar(255),
    sealed_password text,
    start_tls       boolean      NOT NULL,
    version         bigint       NOT NULL,
    PRIMARY KEY (realm_id, id),
    CONSTRAINT smtp_settings_one_of_a_realm UNIQUE (realm_id),
    CONSTRAINT smtp_settings_whole_credentials CHECK ((username IS NULL) = (sealed_password IS NULL))
);

ALTER TABLE smtp_settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON smtp_settings
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
