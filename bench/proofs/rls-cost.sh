#!/usr/bin/env bash
# what row-level security costs: the same statements on the same data with the policies and without, in turns
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=${ROUNDS:-12}
transactions=${TRANSACTIONS:-10000}
work=$(mktemp -d)
# the server that comes with the suite (./opengate up unpacks it), unless told otherwise
bin=${PG_BIN:-$PWD/opengate-standalone/target/binaries/postgresql-15/bin}
[ -x "$bin/initdb" ] || { echo "no PostgreSQL in $bin: run ./opengate up once, or set PG_BIN" >&2; exit 1; }
command -v pgbench >/dev/null || { echo "pgbench is missing: ./opengate doctor --install" >&2; exit 1; }
export PGHOST=$work PGPORT=5499 PGDATABASE=users PGUSER=postgres

# PostgreSQL refuses root; in a user namespace without mapped users root is nobody
as() { if [ "$(id -u)" = 0 ]; then unshare -U "$@"; else "$@"; fi; }
server() { as "$bin/pg_ctl" -D "$work/data" -w -s "$@"; }
finish() { server stop -m immediate || true; rm -rf "$work"; }
trap finish EXIT

as "$bin/initdb" -D "$work/data" -U postgres -A trust --no-sync >/dev/null
server start -l "$work/log" -o "-c listen_addresses= -c unix_socket_directories=$work -c port=$PGPORT -c shared_buffers=256MB -c fsync=off"

psql -q -d postgres -c "create role app login" -c "create database users" 2>/dev/null
psql -q -d postgres -c "alter role app nosuperuser nobypassrls"
# Two copies of the user service's own schema: one as it is, one whose policies are switched off.
for schema in guarded bare; do
  { echo "create schema $schema; set search_path = $schema;"
    for file in $(ls opengate-user-service/src/main/resources/db/migration/V*.sql | sort -V); do
      [ -e "$file.conf" ] || cat "$file"
    done
    echo "insert into users (realm_id, id, username, username_folded, email, email_folded, given_name, given_name_folded,
            family_name, family_name_folded, created_at, updated_at)
          select ('00000000-0000-7000-8000-' || lpad(to_hex(n % 20), 12, '0'))::uuid,
                 ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'user' || n, 'user' || n,
                 'user' || n || '@example.org', 'user' || n || '@example.org', 'Ann', 'ann', 'Example', 'example', now(), now()
            from generate_series(0, 99999) n;
          grant usage on schema $schema to app;
          grant select, insert, update, delete on all tables in schema $schema to app;
          analyze users;"
  } | psql -q -v ON_ERROR_STOP=1 >/dev/null
done
psql -q -At -c "select format('alter table bare.%I disable row level security;', relname) from pg_class
  where relnamespace = 'bare'::regnamespace and relrowsecurity" | psql -q

realm="('00000000-0000-7000-8000-' || lpad(to_hex(:n::integer % 20), 12, '0'))"
user="('00000000-0000-7000-9000-' || lpad(to_hex(:n::integer), 12, '0'))::uuid"
statement() {
  case $1 in
    user-by-id) echo "select * from users where realm_id = $realm::uuid and id = $user;" ;;
    user-by-name) echo "select * from users where realm_id = $realm::uuid and username_folded = 'user' || :n::integer;" ;;
    page-of-50) echo "select * from users where realm_id = $realm::uuid order by username_folded, id limit 51;" ;;
    create-user) echo "insert into users (realm_id, id, username, username_folded, created_at, updated_at)
        values ($realm::uuid, gen_random_uuid(), gen_random_uuid()::text, gen_random_uuid()::text, now(), now());" ;;
  esac
}
for name in user-by-id user-by-name page-of-50 create-user; do
  { echo '\set n random(0, 99999)'; echo 'begin;'
    echo "select set_config('opengate.realm', $realm, true);"
    statement "$name" | tr '\n' ' '; echo; echo 'commit;'; } >"$work/$name.sql"
done

# Processor time of the server for a transaction, in microseconds, over one connection with prepared statements as the
# application's role. Time on the clock would measure the machine's other work too. The postmaster's account has what its
# ended backends used.
ticks() { awk '{ print $16 + $17 }' "/proc/$(head -1 "$work/data/postmaster.pid")/stat"; }
run() {
  local before
  before=$(ticks)
  PGOPTIONS="-c search_path=$1" pgbench -n -U app -M prepared -t "$transactions" -f "$work/$2.sql" users >/dev/null 2>&1
  sleep 0.1
  awk -v ticks="$(($(ticks) - before))" -v hz="$(getconf CLK_TCK)" -v n="$transactions" 'BEGIN { print ticks / hz * 1e6 / n }'
}

echo "| statement | with, µs | without, µs | cost, µs | ratio: median (lowest to highest of $rounds) |"
echo '|---|---|---|---|---|'
for name in user-by-id user-by-name page-of-50 create-user; do
  for ((round = 1; round <= rounds; round++)); do
    if ((round % 2)); then with=$(run guarded "$name"); without=$(run bare "$name")
    else without=$(run bare "$name"); with=$(run guarded "$name"); fi
    echo "$with $without"
  done | awk -v name="$name" '
    function sort(a, n,  i, j, t) { for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j-1] > a[j]; j--) { t = a[j]; a[j] = a[j-1]; a[j-1] = t } }
    function median(a, n) { return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2 }
    { w[NR] = $1; b[NR] = $2; r[NR] = $1 / $2 }
    END { sort(w, NR); sort(b, NR); sort(r, NR)
      printf "| %s | %.1f | %.1f | %.1f | %.3f (%.3f to %.3f) |\n", name, median(w, NR), median(b, NR),
        median(w, NR) - median(b, NR), median(r, NR), r[1], r[NR] }'
done
