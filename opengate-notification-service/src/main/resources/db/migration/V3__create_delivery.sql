-- Messages on their way, and what came of them. The content is sealed and goes when the delivery is over.
create table delivery (
    realm_id        uuid        not null,
    id              uuid        not null,
    template        text        not null,
    locale          text        not null,
    recipient       text        not null,
    state           text        not null check (state in ('PENDING', 'SENT', 'FAILED')),
    sealed_message  text,
    failure         text,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    version         bigint      not null,
    primary key (realm_id, id)
);

create index delivery_due on delivery (next_attempt_at) where state = 'PENDING';

create table delivery_attempt (
    realm_id    uuid        not null,
    id          uuid        not null,
    delivery_id uuid        not null,
    number      integer     not null,
    at          timestamptz not null,
    outcome     text        not null,
    primary key (realm_id, id),
    foreign key (realm_id, delivery_id) references delivery (realm_id, id) on delete cascade
);

create index delivery_attempt_by_delivery on delivery_attempt (realm_id, delivery_id, number);

alter table delivery enable row level security;
create policy tenant on delivery
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

alter table delivery_attempt enable row level security;
create policy tenant on delivery_attempt
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);

-- Takes deliveries of all realms that are due; nobody else gets them until p_until.
create function delivery_claim(p_now timestamptz, p_until timestamptz, p_limit integer)
    returns table (realm_id uuid, id uuid)
    language sql volatile security definer as
$$
    update delivery d set next_attempt_at = p_until
      from (select e.realm_id, e.id from delivery e
             where e.state = 'PENDING' and e.next_attempt_at <= p_now
             order by e.next_attempt_at limit p_limit for update skip locked) due
     where d.realm_id = due.realm_id and d.id = due.id
    returning d.realm_id, d.id
$$;

do
$$
begin
    execute format('alter function delivery_claim(timestamptz, timestamptz, integer) set search_path = %I, pg_temp',
                   current_schema());
    revoke execute on function delivery_claim(timestamptz, timestamptz, integer) from public;
end
$$;
