-- After every run, in every service: whoever has been granted anything on Flyway's history keeps reading it, nothing more.
-- Default privileges grant the application's role what the owner creates, the history among it; a service that could write
-- its history could make the next start skip or repeat a migration.
do
$$
declare
    grantee text;
begin
    for grantee in select distinct case when a.grantee = 0 then 'public' else a.grantee::regrole::text end
                     from pg_class c, lateral aclexplode(c.relacl) a
                    where c.oid = '${flyway:defaultSchema}.${flyway:table}'::regclass
                      and a.grantee <> c.relowner and a.privilege_type <> 'SELECT'
    loop
        execute format('revoke insert, update, delete, truncate, references, trigger on %s from %s',
                       '${flyway:defaultSchema}.${flyway:table}'::regclass, grantee);
    end loop;
end
$$;
