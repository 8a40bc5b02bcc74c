#!/usr/bin/env bash
# 200,000 users under load: how long writes were refused, and how long backup, restore and drill took
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
USERS="${1:-200000}"
OPENGATE_HOME="$(mktemp -d)"
export OPENGATE_HOME
trap 'kill "${writer:-}" 2>/dev/null || true; "$ROOT/opengate" down >/dev/null; rm -rf "$OPENGATE_HOME"' EXIT
"$ROOT/opengate" up --detach --port-offset "${PORT_OFFSET:-900}" >"$OPENGATE_HOME/out" || { cat "$OPENGATE_HOME/out" >&2; exit 1; }
eval "$("$ROOT/opengate" env user)"
json_field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -1; }
token() {
  curl -sf "$OPENGATE_URL/realms/master/protocol/openid-connect/token" -u "$OPENGATE_ADMIN_CLIENT_ID:$OPENGATE_ADMIN_CLIENT_SECRET" \
    -d grant_type=client_credentials -d scope=opengate-api | json_field access_token
}
TOKEN="$(token)"
api="$OPENGATE_URL/api/v1/realms"
curl -sf -o /dev/null "$api" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name":"proof","displayName":"Proof"}'
realm="$(curl -sf "$api/proof" -H "Authorization: Bearer $TOKEN" | json_field id)"
psql -q -v ON_ERROR_STOP=1 -c "insert into users (realm_id, id, username, username_folded, email, email_folded, created_at, updated_at)
  select '$realm', gen_random_uuid(), 'user-' || i, 'user-' || i, 'user-' || i || '@example.test', 'user-' || i || '@example.test', now(), now()
  from generate_series(1, $USERS) i" -c 'analyze users'

# one client writes all the time and notes each answer
(
  i=0
  while :; do
    i=$((i + 1))
    code="$(curl -s -o /dev/null -w '%{http_code}' "$api/proof/users" -H "Authorization: Bearer $TOKEN" \
      -H 'Content-Type: application/json' -d "{\"username\":\"writer-$i\"}")"
    printf '%s writer-%s\n' "$code" "$i" >>"$OPENGATE_HOME/answers"
  done
) &
writer=$!
until [ "$(grep -c '^201' "$OPENGATE_HOME/answers" 2>/dev/null || true)" -gt 20 ] 2>/dev/null; do sleep 0.2; done
cp "$OPENGATE_HOME/answers" "$OPENGATE_HOME/before"
printf '## Backup\n\n```text\n'
"$ROOT/opengate" backup
printf '```\n\n'
sleep 2
kill "$writer"
wait "$writer" 2>/dev/null || true
printf 'Answers to the client that wrote meanwhile:\n\n```text\n'
cut -d' ' -f1 "$OPENGATE_HOME/answers" | sort | uniq -c
printf '```\n\n## Restore, after all users were deleted\n\n```text\n'
psql -q -c 'truncate users cascade' >/dev/null 2>&1
"$ROOT/opengate" restore
printf '```\n\n'
lost=0
while read -r code name; do
  [ "$code" = 201 ] || continue
  [ "$(psql -Atc "select count(*) from users where username = '$name'")" = 1 ] || lost=$((lost + 1))
done <"$OPENGATE_HOME/before"
printf 'Users after it: %s. Writes that were acknowledged before the backup and are missing: %s.\n' "$(psql -Atc 'select count(*) from users')" "$lost"
printf '\n## Drill\n\n```text\n'
"$ROOT/opengate" drill
printf '```\n'
[ "$lost" = 0 ]
