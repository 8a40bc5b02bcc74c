drop index concurrently if exists thing_names;
create index concurrently thing_names on thing (realm_id, name);
