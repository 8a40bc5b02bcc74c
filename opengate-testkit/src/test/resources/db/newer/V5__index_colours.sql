drop index concurrently if exists thing_by_colour;
create index concurrently thing_by_colour on thing (realm_id, colour);
