#!/usr/bin/env bash
# Creates the five databases of OpenGate IAM, each with two roles: its owner, who migrates the schema and makes backups, and
# the application's role, which row-level security binds. The PostgreSQL image runs it once, on an empty volume; running it
# again changes nothing but passwords.
#
# Needs POSTGRES_USER, a superuser, and takes PGHOST, PGPORT and PGPASSWORD as psql does. Passwords of the roles come from
# OPENGATE_<NAME>_OWNER_PASSWORD and OPENGATE_<NAME>_PASSWORD (NAME: REALMS, USERS, RBAC, CLIENTS, NOTIFICATIONS); a role
# without one gets none, and cannot sign in with a password.
set -e
set -u -o pipefail

sql() {
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-psqlrc --quiet --dbname "$1" -v "name=$2"
}

create() {
  sql postgres "$1" <<'SQL'
\set owner :name _owner
\set app :name _app
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
select format('create role %I', role) from (values (:'owner'), (:'app')) as wanted (role)
 where not exists (select from pg_roles where rolname = role) \gexec
select format('alter role %I login nosuperuser nocreatedb nocreaterole nobypassrls password %s',
              role, quote_nullable(nullif(password, '')))
  from (values (:'owner', :'owner_password'), (:'app', :'app_password')) as wanted (role, password) \gexec
select format('create database %I owner %I', :'name', :'owner')
 where not exists (select from pg_database where datname = :'name') \gexec
SQL
}

grant() {
  sql "$1" "$1" <<'SQL'
\set owner :name _owner
\set app :name _app
revoke all on database :"name" from public;
grant connect on database :"name" to :"app";
revoke create on schema public from public;
grant all on schema public to :"owner";
grant usage on schema public to :"app";
alter default privileges for role :"owner" grant usage on schemas to :"app";
alter default privileges for role :"owner" grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" grant usage on sequences to :"app";
alter default privileges for role :"owner" grant execute on functions to :"app";
alter default privileges for role :"owner" revoke execute on functions from public;
SQL
}

for database in opengate_realms opengate_users opengate_rbac opengate_clients opengate_notifications; do
  variable=$(printf '%s' "$database" | tr '[:lower:]' '[:upper:]')
  owner_password="${variable}_OWNER_PASSWORD"
  app_password="${variable}_PASSWORD"
  OWNER_PASSWORD="${!owner_password:-}" APP_PASSWORD="${!app_password:-}" create "$database"
  grant "$database"
  echo "database $database is ready"
done
