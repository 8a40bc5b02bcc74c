drop index concurrently if exists thing_names;
create unique index concurrently thing_names on thing (name);
