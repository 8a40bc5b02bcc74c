#!/usr/bin/env bash
# Creates the places of OpenGate IAM's five services, each with two roles: its owner, who migrates the schema and makes
# backups, and the application's role, which row-level security binds. A place is a database of the service's own; where
# OPENGATE_SINGLE_DATABASE names one database for all, it is a schema in that (docker/init-single-database.sh).
# OPENGATE_SERVICES names some of the five (realms users rbac clients notifications), for services with a server each.
# The PostgreSQL image runs this once, on an empty volume; running it again changes nothing but passwords.
#
# Needs POSTGRES_USER, a superuser, and takes PGHOST, PGPORT and PGPASSWORD as psql does. Passwords of the roles come from
# OPENGATE_<NAME>_OWNER_PASSWORD and OPENGATE_<NAME>_PASSWORD (NAME: REALMS, USERS, RBAC, CLIENTS, NOTIFICATIONS); a role
# without one gets none, and cannot sign in with a password.
set -e
set -u -o pipefail

# sql <database> <variable=value>...: runs the SQL from standard input
sql() {
  local database="$1" assignments=() assignment
  shift
  for assignment in "$@"; do assignments+=(-v "$assignment"); done
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-psqlrc --quiet --dbname "$database" "${assignments[@]}"
}

create_roles() {
  sql postgres "name=$1" <<'SQL'
\set owner :name _owner
\set app :name _app
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
select format('create role %I', role) from (values (:'owner'), (:'app')) as wanted (role)
 where not exists (select from pg_roles where rolname = role) \gexec
select format('alter role %I login nosuperuser nocreatedb nocreaterole nobypassrls password %s',
              role, quote_nullable(nullif(password, '')))
  from (values (:'owner', :'owner_password'), (:'app', :'app_password')) as wanted (role, password) \gexec
SQL
}

# create_database <database> [<owner>]
create_database() {
  sql postgres "database=$1" "owner=${2:-$POSTGRES_USER}" <<'SQL'
select format('create database %I owner %I', :'database', :'owner')
 where not exists (select from pg_database where datname = :'database') \gexec
SQL
}

# create_schema <database> <schema> <name>: nobody but the two roles gets in, and a name without a schema means theirs
create_schema() {
  sql "$1" "database=$1" "schema=$2" "name=$3" <<'SQL'
\set owner :name _owner
\set app :name _app
set client_min_messages = warning;
revoke all on schema public from public;
grant connect on database :"database" to :"owner";
create schema if not exists :"schema" authorization :"owner";
alter role :"owner" in database :"database" set search_path = :"schema";
alter role :"app" in database :"database" set search_path = :"schema";
SQL
}

# grant_rights <database> <schema> <name>: what the owner will create, the application may use
grant_rights() {
  sql "$1" "database=$1" "schema=$2" "name=$3" <<'SQL'
\set owner :name _owner
\set app :name _app
revoke all on database :"database" from public;
grant connect on database :"database" to :"app";
revoke create on schema public from public;
grant all on schema :"schema" to :"owner";
grant usage on schema :"schema" to :"app";
alter default privileges for role :"owner" in schema :"schema" grant select, insert, update, delete on tables to :"app";
alter default privileges for role :"owner" in schema :"schema" grant usage on sequences to :"app";
alter default privileges for role :"owner" in schema :"schema" grant execute on functions to :"app";
-- only the form without a schema takes away what PostgreSQL itself grants to everybody
alter default privileges for role :"owner" revoke execute on functions from public;
SQL
}

single="${OPENGATE_SINGLE_DATABASE:-}"
if [ -n "$single" ]; then create_database "$single"; fi
for service in ${OPENGATE_SERVICES:-realms users rbac clients notifications}; do
  name="opengate_$service"
  variable=$(printf '%s' "$name" | tr '[:lower:]' '[:upper:]')
  owner_password="${variable}_OWNER_PASSWORD"
  app_password="${variable}_PASSWORD"
  OWNER_PASSWORD="${!owner_password:-}" APP_PASSWORD="${!app_password:-}" create_roles "$name"
  if [ -n "$single" ]; then
    create_schema "$single" "$service" "$name"
    grant_rights "$single" "$service" "$name"
    echo "schema $service of database $single is ready"
  else
    create_database "$name" "${name}_owner"
    grant_rights "$name" public "$name"
    echo "database $name is ready"
  fi
done
