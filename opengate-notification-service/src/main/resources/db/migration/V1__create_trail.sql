-- The audit trail: what happened, as it was told. Rows are added and, with their realm, removed; never changed.
create table trail_event (
    realm_id    uuid        not null,
    id          uuid        not null,
    source      text        not null,
    sequence    bigint      not null,
    type        text        not null,
    subject     text,
    actor       text,
    time        timestamptz not null,
    version     integer     not null,
    -- json, not jsonb: what users type may hold an escaped NUL, which jsonb refuses
    data        json        not null,
    recorded_at timestamptz not null default now(),
    primary key (realm_id, id)
);

create index trail_event_by_time on trail_event (realm_id, time desc, id desc);
create index trail_event_by_type on trail_event (realm_id, type, time desc, id desc);
create index trail_event_by_subject on trail_event (realm_id, subject, time desc, id desc);
create index trail_event_by_actor on trail_event (realm_id, actor, time desc, id desc);

alter table trail_event enable row level security;
create policy tenant on trail_event
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- How far the trail has each source's events without a gap, and which numbers it has beyond.
create table trail_source (
    source  text     primary key,
    through bigint   not null default 0,
    ahead   bigint[] not null default '{}'
);

-- Realms that are gone: events about them that arrive late are not kept. A realm's id is never used again.
create table purged_realm (
    realm_id  uuid        primary key,
    purged_at timestamptz not null
);

alter table purged_realm enable row level security;
create policy tenant on purged_realm
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
