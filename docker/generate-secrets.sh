#!/usr/bin/env bash
# Writes the secrets of an installation with containers:
#   docker/generate-secrets.sh [file]
# The file (default: .env at the root of the checkout, mode 0600) is what docker compose reads. Each service is given its own
# keys only: one per pair of services that talk, one per kind of secret at rest that it opens. They are derived from two
# roots, which stay in .opengate/roots.env and go into no container. Running it again keeps what is there and adds what a
# newer release needs. OPENGATE_MASTER_KEY and OPENGATE_SERVICE_SECRET in the environment take the place of new roots.
set -e
set -u -o pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
file=${1:-$here/.env}
roots=${OPENGATE_ROOTS_FILE:-$here/.opengate/roots.env}

# caller>callee, as the routes under /internal list them
pairs='auth>realm user>realm rbac>realm client>realm session>realm notification>realm gateway>realm
auth>user notification>user session>user rbac>user auth>rbac user>rbac auth>client gateway>client rbac>client auth>session
user>notification auth>notification
notification>realm notification>rbac notification>client'
purposes='signing-keys smtp refresh-tokens deliveries backup'
stores='realm user rbac client notification'
databases='REALMS USERS RBAC CLIENTS NOTIFICATIONS'

random() { openssl rand -base64 "$1" | tr -d '\n'; }
random_word() { openssl rand -base64 48 | tr -d '\n/+=' | cut -c1-32; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
hmac() { openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -binary; }

# HKDF-SHA256 (RFC 5869) without salt, one block: derive <root in base64> <info>
derive() {
  local prk
  prk=$(printf '%s' "$1" | openssl base64 -d -A | hmac "$(printf '0%.0s' {1..64})" | hex)
  printf '%s\001' "$2" | hmac "$prk" | openssl base64 -A
}

variable() { printf '%s' "$1" | tr '[:lower:]-' '[:upper:]_'; }

# put <file> <name> <command...>: adds what the command prints, unless the file has that name
put() {
  local target=$1 name=$2
  shift 2
  if ! grep -q "^$name=" "$target"; then
    printf '%s=%s\n' "$name" "$("$@")" >>"$target"
  fi
}

value() { sed -n "s/^$2=//p" "$1" | head -n 1; }
given_or_random() { if [ -n "$1" ]; then printf '%s' "$1"; else random 32; fi; }

mkdir -p "$(dirname "$roots")"
touch "$roots" "$file"
chmod 600 "$roots" "$file"
put "$roots" OPENGATE_MASTER_KEY given_or_random "${OPENGATE_MASTER_KEY:-}"
put "$roots" OPENGATE_SERVICE_SECRET given_or_random "${OPENGATE_SERVICE_SECRET:-}"
master=$(value "$roots" OPENGATE_MASTER_KEY)
service=$(value "$roots" OPENGATE_SERVICE_SECRET)

put "$file" POSTGRES_PASSWORD random_word
put "$file" REDIS_PASSWORD random_word
put "$file" OPENGATE_GRAFANA_PASSWORD random_word
for database in $databases; do
  put "$file" "OPENGATE_${database}_OWNER_PASSWORD" random_word
  put "$file" "OPENGATE_${database}_PASSWORD" random_word
done
for pair in $pairs; do
  put "$file" "OPENGATE_SERVICE_KEY_$(variable "${pair%>*}")_TO_$(variable "${pair#*>}")" \
    derive "$service" "opengate:service:$pair"
done
for purpose in $purposes; do
  put "$file" "OPENGATE_KEY_$(variable "$purpose")" derive "$master" "opengate:purpose:$purpose"
done
for store in $stores; do
  put "$file" "OPENGATE_KEY_IDEMPOTENCY_$(variable "$store")" derive "$master" "opengate:purpose:idempotency:$store"
done
put "$file" OPENGATE_ADMIN_USERNAME echo admin
put "$file" OPENGATE_ADMIN_PASSWORD random_word
put "$file" OPENGATE_ADMIN_CLIENT_ID echo opengate-admin
put "$file" OPENGATE_ADMIN_CLIENT_SECRET random_word
echo "secrets are in $file, their roots in $roots"
