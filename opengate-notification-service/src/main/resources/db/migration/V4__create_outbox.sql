-- The outbox of events, its lease, and the keys of creates: the same in every service that owns a database.
-- Every service carries this file unchanged as a migration of its own; change it by adding another such file.

-- Rows stay until the audit trail has confirmed them. Numbers are given by the relay alone, so they have no gaps.
create table outbox (
    realm_id   uuid        not null,
    id         uuid        not null,
    position   bigint      generated always as identity,
    event      text        not null,
    created_at timestamptz not null default now(),
    sequence   bigint,
    sent_at    timestamptz,
    primary key (realm_id, id)
);

create unique index outbox_by_sequence on outbox (sequence);
create index outbox_unnumbered on outbox (position) where sequence is null;
create index outbox_unsent on outbox (sequence) where sent_at is null;

alter table outbox enable row level security;
create policy tenant on outbox
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- One row: who may number and send, and the last number given. Reached through the functions below only.
create table outbox_lease (
    name          text        primary key,
    owner         text        not null default '',
    until         timestamptz not null default '-infinity',
    last_sequence bigint      not null default 0
);

alter table outbox_lease enable row level security;
insert into outbox_lease (name) values ('relay');

-- A create that carried an Idempotency-Key: who asked, what was asked, what came of it.
create table idempotency_key (
    realm_id    uuid        not null,
    key         text        not null,
    request     text        not null,
    resource_id uuid,
    created_at  timestamptz not null default now(),
    primary key (realm_id, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);

alter table idempotency_key enable row level security;
create policy tenant on idempotency_key
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- Takes the lease where it is free, expired or already the caller's.
create function outbox_lease_take(p_owner text, p_seconds integer) returns boolean
    language sql volatile security definer as
$$
    with taken as (
        update outbox_lease
           set owner = p_owner, until = clock_timestamp() + make_interval(secs => p_seconds)
         where name = 'relay' and (owner = p_owner or until < clock_timestamp())
        returning 1)
    select exists (select 1 from taken)
$$;

-- Numbers what is new, for the holder of the lease, and answers what has not been sent, in order; with nothing to send the
-- lease is free again.
-- New rows are found by the absence of a number, never by "id > last": a transaction that commits late is not passed by.
create function outbox_claim(p_owner text, p_limit integer) returns table (sequence bigint, event text)
    language plpgsql volatile security definer as
$$
#variable_conflict use_column
declare
    v_last bigint;
    v_new  bigint;
begin
    select l.last_sequence into v_last
      from outbox_lease l where l.name = 'relay' and l.owner = p_owner for update;
    if not found then
        return;
    end if;
    with fresh as (
        select o.realm_id, o.id, row_number() over (order by o.position) as place
          from (select realm_id, id, position from outbox
                 where sequence is null order by position limit p_limit) o)
    update outbox o set sequence = v_last + fresh.place
      from fresh where o.realm_id = fresh.realm_id and o.id = fresh.id;
    get diagnostics v_new = row_count;
    if v_new > 0 then
        update outbox_lease set last_sequence = v_last + v_new where name = 'relay';
    end if;
    return query
        select o.sequence, o.event from outbox o
         where o.sequence is not null and o.sent_at is null
         order by o.sequence limit p_limit;
    if not found then
        update outbox_lease set until = '-infinity' where name = 'relay';
    end if;
end
$$;

-- Notes that everything through that number is on the stream. Losing this note costs a repetition, so it need not be flushed.
create function outbox_sent(p_owner text, p_through bigint, p_release boolean) returns void
    language plpgsql volatile security definer as
$$
begin
    perform set_config('synchronous_commit', 'off', true);
    update outbox set sent_at = clock_timestamp() where sequence <= p_through and sent_at is null;
    if p_release then
        update outbox_lease set until = '-infinity' where name = 'relay' and owner = p_owner;
    end if;
end
$$;

-- Drops what the trail has confirmed.
create function outbox_confirmed(p_through bigint) returns bigint
    language sql volatile security definer as
$$
    with dropped as (
        delete from outbox where sequence <= p_through and sent_at is not null returning 1)
    select count(*) from dropped
$$;

-- What the trail asks for when it finds a gap.
create function outbox_after(p_after bigint, p_limit integer) returns table (sequence bigint, event text)
    language sql stable security definer as
$$
    select o.sequence, o.event from outbox o where o.sequence > p_after order by o.sequence limit p_limit
$$;

-- How much waits to be sent, and since when.
create function outbox_backlog() returns table (unsent bigint, oldest timestamptz)
    language sql stable security definer as
$$
    select count(*), min(o.created_at) from outbox o where o.sent_at is null
$$;

-- Forgets keys of creates that are older than this.
create function idempotency_key_expire(p_before timestamptz) returns bigint
    language sql volatile security definer as
$$
    with dropped as (
        delete from idempotency_key where created_at < p_before returning 1)
    select count(*) from dropped
$$;

-- A function that runs with the owner's rights looks names up in this schema only.
do
$$
declare
    f record;
begin
    for f in select p.oid::regprocedure as signature from pg_proc p
              where p.pronamespace = current_schema()::regnamespace and p.prosecdef
                and p.proname in ('outbox_lease_take', 'outbox_claim', 'outbox_sent', 'outbox_confirmed',
                                  'outbox_after', 'outbox_backlog', 'idempotency_key_expire')
    loop
        execute format('alter function %s set search_path = %I, pg_temp', f.signature, current_schema());
        execute format('revoke execute on function %s from public', f.signature);
    end loop;
end
$$;
