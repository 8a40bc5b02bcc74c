-- Which subject has which role. In the master realm an assignment also says which realms it reaches ('*' or their ids).
CREATE TABLE assignment (
    realm_id    uuid        NOT NULL,
    id          uuid        NOT NULL,
    user_id     uuid        NOT NULL,
    role        uuid        NOT NULL,
    realms      text[],
    target_type text,
    target_id   uuid,
    expires_at  timestamptz,
    reason      text,
    created_at  timestamptz NOT NULL,
    created_by  uuid,
    version     bigint      NOT NULL,
    PRIMARY KEY (realm_id, id),
    UNIQUE NULLS NOT DISTINCT (realm_id, user_id, role, target_type, target_id),
    CHECK ((target_type IS NULL) = (target_id IS NULL))
);

CREATE INDEX assignment_role ON assignment (realm_id, role);
CREATE INDEX assignment_expiry ON assignment (expires_at) WHERE expires_at IS NOT NULL;

ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON assignment
    USING (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    WITH CHECK (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- The realms that have an assignment which has expired: the sweep visits each of them in its own scope.
CREATE FUNCTION assignment_expired_realms(p_now timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER AS
$$
    SELECT DISTINCT a.realm_id FROM assignment a WHERE a.expires_at <= p_now
$$;

DO
$$
BEGIN
    EXECUTE format('ALTER FUNCTION assignment_expired_realms(timestamptz) SET search_path = %I, pg_temp', current_schema());
    REVOKE EXECUTE ON FUNCTION assignment_expired_realms(timestamptz) FROM PUBLIC;
END
$$;
