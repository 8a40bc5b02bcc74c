create table thing (
    realm_id uuid   not null,
    id       uuid   not null,
    name     text   not null,
    version  bigint not null,
    primary key (realm_id, id)
);

alter table thing enable row level security;
create policy tenant on thing
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
