#!/usr/bin/env bash
# Measures the running suite: see README.md in this folder.
set -euo pipefail

BENCH_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
ROOT="$(dirname "$BENCH_DIR")"
SECONDS_EACH="${BENCH_SECONDS:-10}"
CONNECTIONS="${BENCH_CONNECTIONS:-16}"
PASSWORD="violet anvil under eleven moons"
export BENCH_DIR

die() { printf 'bench: %s\n' "$*" >&2; exit 1; }
command -v wrk >/dev/null || die "wrk is missing: ./opengate doctor --install"
eval "$("$ROOT/opengate" env)"
PID_FILE="${OPENGATE_HOME:-$ROOT/.opengate}/opengate.pid"
[ -f "$PID_FILE" ] || die "start the suite first: ./opengate up"
JVM="$(cat "$PID_FILE")"
TARGET="http://127.0.0.1:${OPENGATE_URL##*:}"
[ -z "${BENCH_DIRECT:-}" ] || TARGET="http://127.0.0.1:$((${OPENGATE_URL##*:} + 1))"
export BENCH_REALM="bench-$(date +%s)"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -1 | awk 1; }
basic() { printf 'Basic %s' "$(printf '%s:%s' "$1" "$2" | base64 -w0)"; }

token() {
  curl -sf "$OPENGATE_URL/realms/master/protocol/openid-connect/token" \
    -u "$OPENGATE_ADMIN_CLIENT_ID:$OPENGATE_ADMIN_CLIENT_SECRET" -d grant_type=client_credentials -d scope=opengate-api \
    | field access_token
}

create() { curl -sf "$OPENGATE_URL/api/v1/$1" -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' -d "$2"; }

prepare() {
  ADMIN="$(token)"
  [ -n "$ADMIN" ] || die "the bootstrap client gets no token"
  create realms "{\"name\":\"$BENCH_REALM\"}" >/dev/null
  local realm="realms/$BENCH_REALM" app service user
  create "$realm/scopes" '{"name":"orders"}' >/dev/null
  app="$(create "$realm/clients" '{"clientId":"app","name":"app","type":"confidential","redirectUris":["http://127.0.0.1:9/callback"],"grantTypes":["authorization_code","refresh_token"],"scopes":["openid","profile"]}' | field secret)"
  service="$(create "$realm/clients" '{"clientId":"service","name":"service","type":"confidential","grantTypes":["client_credentials"],"scopes":["orders"]}' | field secret)"
  BENCH_APP_BASIC="$(basic app "$app")"
  BENCH_SERVICE_BASIC="$(basic service "$service")"
  export BENCH_APP_BASIC BENCH_SERVICE_BASIC
  for number in $(seq 0 $((CONNECTIONS - 1))); do
    user="$(create "$realm/users" "{\"username\":\"user$number\"}" | field id)"
    curl -sf -X PUT "$OPENGATE_URL/api/v1/$realm/users/$user/password" -H "Authorization: Bearer $ADMIN" \
      -H 'Content-Type: application/json' -d "{\"password\":\"$PASSWORD\",\"temporary\":false}" >/dev/null
  done
}

# sign_in <number>: the tokens of a person, as the token endpoint answers them
sign_in() {
  rm -f "$WORK/jar$1"
  local jar="$WORK/jar$1" page action csrf location code base="$OPENGATE_URL/realms/$BENCH_REALM/protocol/openid-connect"
  page="$(curl -sfL -c "$jar" -b "$jar" "$base/auth?client_id=app&response_type=code&scope=openid&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&state=s&nonce=n&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256")"
  action="$(printf '%s' "$page" | tr -d '\n' | sed -n 's/.*<form[^>]*action="\([^"]*\)".*/\1/p' | sed 's/&amp;/\&/g')"
  csrf="$(printf '%s' "$page" | tr -d '\n' | sed -n 's/.*name="_csrf"[^>]*value="\([^"]*\)".*/\1/p')"
  [[ "$action" == http* ]] || action="$(printf '%s' "$OPENGATE_URL" | sed -E 's#^(https?://[^/]+).*#\1#')$action"
  location="$(curl -s -o /dev/null -D - -c "$jar" -b "$jar" "$action" --data-urlencode "username=user$1" \
    --data-urlencode "password=$PASSWORD" --data-urlencode "_csrf=$csrf" | tr -d '\r' | sed -n 's/^[Ll]ocation: *//p')"
  code="$(printf '%s' "$location" | sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')"
  curl -sf "$base/token" -H "Authorization: $BENCH_APP_BASIC" -d grant_type=authorization_code \
    -d redirect_uri=http://127.0.0.1:9/callback -d code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk -d "code=$code"
}

# the CPU time of the suite's processes so far, in clock ticks
cpu_ticks() {
  local total=0 pid
  for pid in "$JVM" $(pgrep -f "${OPENGATE_HOME:-$ROOT/.opengate}/" || true) $(pgrep -x postgres || true); do
    [ -r "/proc/$pid/stat" ] && total=$((total + $(awk '{print $14 + $15}' "/proc/$pid/stat")))
  done
  printf '%s' "$total"
}

measure() { # <case> <threads>
  local before after line requests rate p50 p95 p99 status refused
  wrk -t"$2" -c"$CONNECTIONS" -d3s -s "$BENCH_DIR/$1.lua" "$TARGET" >/dev/null 2>&1 || true
  [ "$1" != refresh ] || refresh_tokens
  before="$(cpu_ticks)"
  wrk -t"$2" -c"$CONNECTIONS" -d"${SECONDS_EACH}s" -s "$BENCH_DIR/$1.lua" "$TARGET" >"$WORK/out" 2>&1 || { cat "$WORK/out"; die "wrk failed"; }
  after="$(cpu_ticks)"
  line="$(grep '^RESULT' "$WORK/out")" || { cat "$WORK/out"; die "no result"; }
  read -r _ requests rate p50 p95 p99 status refused <<<"$line"
  printf '%-20s %9.1f req/s   p50 %8.2f   p95 %8.2f   p99 %8.2f ms   %7.3f CPU-s per 1,000' "$1" "$rate" "$p50" "$p95" "$p99" \
    "$(awk -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" -v n="$requests" 'BEGIN { print n ? t / hz * 1000 / n : 0 }')"
  [ "$status" = 0 ] || printf '   %s answers were errors' "$status"
  [ "$refused" = 0 ] || printf '   %s socket errors' "$refused"
  printf '\n'
  if line="$(grep '^SIGNINS' "$WORK/out")"; then
    read -r _ requests rate <<<"$line"
    awk -v n="$requests" -v s="$rate" -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" 'BEGIN {
      printf "%-20s %9.1f whole sign-ins/s   %.1f ms CPU each   (Argon2id %s)\n", "", n / s, n ? t / hz * 1000 / n : 0, ENVIRON["BENCH_HASH"] }'
  fi
}

refresh_tokens() {
  BENCH_REFRESH_TOKENS="$WORK/refresh"
  export BENCH_REFRESH_TOKENS
  for number in $(seq 0 $((CONNECTIONS - 1))); do sign_in "$number" | field refresh_token; done >"$BENCH_REFRESH_TOKENS"
  [ "$(wc -l <"$BENCH_REFRESH_TOKENS")" = "$CONNECTIONS" ] || die "only $(wc -l <"$BENCH_REFRESH_TOKENS") of $CONNECTIONS sign-ins gave a refresh token"
}

run() {
  case "$1" in
    client-credentials) measure client-credentials 2 ;;
    introspection)
      BENCH_ACCESS_TOKEN="$(sign_in 0 | field access_token)"; export BENCH_ACCESS_TOKEN
      [ -n "$BENCH_ACCESS_TOKEN" ] || die "the sign-in for the introspection failed"
      measure introspection 2 ;;
    refresh) refresh_tokens; measure refresh "$CONNECTIONS" ;;
    sign-in) measure sign-in "$CONNECTIONS" ;;
    users) BENCH_ADMIN_TOKEN="$(token)"; export BENCH_ADMIN_TOKEN; measure users 2 ;;
    *) die "no such case: $1 (client-credentials introspection refresh sign-in users)" ;;
  esac
}

export BENCH_HASH="${BENCH_HASH:-m=19456 KiB t=2 p=1}"
prepare
printf '%s, %s cores, %s connections, %s s each, %s\n\n' "$(date -u +%F)" "$(nproc)" "$CONNECTIONS" "$SECONDS_EACH" \
  "$([ -n "${BENCH_DIRECT:-}" ] && echo "straight to the auth service" || echo "through the gateway")"
if [ $# -gt 0 ]; then for name in "$@"; do run "$name"; done
else for name in client-credentials introspection refresh sign-in; do run "$name"; done; fi
