-- What the functions of outbox.sql do for whoever may call them, narrowed to what their callers need.
-- Every service carries this file unchanged as a migration of its own; change it by adding another such file.

-- A key is remembered for as long as its service said when it was written, by the database's own clock.
alter table idempotency_key add column expires_at timestamptz not null default now() + interval '24 hours';

-- Notes that everything through that number is on the stream, for the holder of the lease alone; anybody else changes nothing.
-- A lease that ran out while the relay was slow is still its own until another relay takes it, otherwise a slow relay would send
-- the same for ever; one that was given back is nobody's. Losing this note costs a repetition, so it need not be flushed.
create or replace function outbox_sent(p_owner text, p_through bigint, p_release boolean) returns void
    language plpgsql volatile security definer as
$$
begin
    perform 1 from outbox_lease l
      where l.name = 'relay' and l.owner = p_owner and l.until > '-infinity' for update;
    if not found then
        return;
    end if;
    perform set_config('synchronous_commit', 'off', true);
    update outbox set sent_at = clock_timestamp() where sequence <= p_through and sent_at is null;
    if p_release then
        update outbox_lease set until = '-infinity' where name = 'relay';
    end if;
end
$$;

-- Drops what the trail has confirmed. It cannot have confirmed a number that was never given: such a bound drops nothing. Nor what
-- comes after an event that is not known to be sent: that stays until it is.
create or replace function outbox_confirmed(p_through bigint) returns bigint
    language sql volatile security definer as
$$
    with dropped as (
        delete from outbox o
         where o.sequence <= p_through and o.sent_at is not null
           and p_through <= (select l.last_sequence from outbox_lease l where l.name = 'relay')
           and o.sequence < coalesce(
                   (select min(u.sequence) from outbox u where u.sent_at is null), 9223372036854775807)
        returning 1)
    select count(*) from dropped
$$;

-- Forgets keys of creates that are older than this and have been remembered for as long as they were to be.
create or replace function idempotency_key_expire(p_before timestamptz) returns bigint
    language sql volatile security definer as
$$
    with dropped as (
        delete from idempotency_key where created_at < p_before and expires_at < clock_timestamp() returning 1)
    select count(*) from dropped
$$;

-- Replacing a function takes its search path away, and leaves who may call it.
do
$$
declare
    f record;
begin
    for f in select p.oid::regprocedure as signature from pg_proc p
              where p.pronamespace = current_schema()::regnamespace and p.prosecdef
                and p.proname in ('outbox_sent', 'outbox_confirmed', 'idempotency_key_expire')
    loop
        execute format('alter function %s set search_path = %I, pg_temp', f.signature, current_schema());
    end loop;
end
$$;
