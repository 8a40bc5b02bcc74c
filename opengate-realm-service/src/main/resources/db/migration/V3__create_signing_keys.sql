-- The signing keys of a realm. The private part is sealed, and erased when the key retires.
CREATE TABLE signing_keys (
    realm_id           uuid         NOT NULL REFERENCES realms (id),
    id                 uuid         NOT NULL,
    kid                varchar(64)  NOT NULL,
    algorithm          varchar(16)  NOT NULL,
    state              varchar(16)  NOT NULL,
    public_jwk         text         NOT NULL,
    sealed_private_jwk text,
    created_at         timestamptz  NOT NULL,
    usable_from        timestamptz  NOT NULL,
    retires_at         timestamptz,
    version            bigint       NOT NULL,
    PRIMARY KEY (realm_id, id),
    CONSTRAINT signing_keys_kid UNIQUE (realm_id, kid),
    CONSTRAINT signing_keys_private_until_retired CHECK ((state = 'RETIRED') = (sealed_private_jwk IS NULL)),
    -- checked at commit, since one transaction relieves the previous key and appoints the next
    CONSTRAINT signing_keys_one_active EXCLUDE USING btree (realm_id WITH =, algorithm WITH =)
        WHERE (state = 'ACTIVE') DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT signing_keys_one_next EXCLUDE USING btree (realm_id WITH =, algorithm WITH =)
        WHERE (state = 'NEXT') DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE signing_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON signing_keys
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- When the keys of a realm next need attention: one row for each realm, read across realms by the step that advances
-- them, and the lock under which a realm's keys change. It holds no key material.
CREATE TABLE key_schedule (
    realm  uuid NOT NULL PRIMARY KEY REFERENCES realms (id),
    due_at timestamptz
);

CREATE INDEX key_schedule_due ON key_schedule (due_at) WHERE due_at IS NOT NULL;
