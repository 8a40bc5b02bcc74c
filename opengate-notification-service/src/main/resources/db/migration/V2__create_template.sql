-- What a realm says in its own words. Templates without a row here are the built-in ones.
create table template (
    realm_id   uuid        not null,
    id         uuid        not null,
    name       text        not null,
    locale     text        not null,
    subject    text        not null,
    text       text        not null,
    html       text,
    updated_at timestamptz not null,
    version    bigint      not null,
    primary key (realm_id, id)
);

create unique index template_by_name on template (realm_id, name, locale);

alter table template enable row level security;
create policy tenant on template
    using (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid)
    with check (realm_id = nullif(current_setting('opengate.realm', true), '')::uuid);
