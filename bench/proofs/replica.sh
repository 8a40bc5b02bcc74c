#!/usr/bin/env bash
# nobody misses what he wrote while a replica lags 2 s (10,000 pairs), and no request fails when it is killed under load
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$ROOT"
command -v pg_basebackup >/dev/null || { echo 'pg_basebackup is missing: ./opengate doctor --install brings it' >&2; exit 1; }
RESULT="$(mktemp)"
trap 'rm -f "$RESULT"' EXIT
# shellcheck disable=SC2086 # several words, or none
mvn -B -ntp -q ${OPENGATE_MAVEN_OPTS:-} -pl opengate-user-service -am test -Dspotless.check.skip \
  -Dtest=ReplicaReadTests -Dsurefire.failIfNoSpecifiedTests=false \
  -Dopengate.replica.pairs="${PAIRS:-10000}" -Dopengate.replica.load="${LOAD:-5000}" -Dopengate.replica.result="$RESULT" >&2
{
  printf '# Read replicas\n\n`./opengate prove replica`, %s, %s cores, %s GiB of memory, everything on one machine:\n' \
    "$(date -u +%F)" "$(nproc)" "$(awk '/MemTotal/ {printf "%d", $2 / 1048576 + 0.5}' /proc/meminfo)"
  printf 'the user service, Redis, a primary and a streaming replica (PostgreSQL 15).\n\n'
  cat "$RESULT"
} >docs/proofs/replica.md
cat docs/proofs/replica.md
