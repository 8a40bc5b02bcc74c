#!/usr/bin/env bash
# PostgreSQL and Redis restarted, killed, cut off, failed over, full, and clocks a minute apart, under load: nothing acknowledged is lost.
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
SCALE="${1:-5}"
RESULT="$ROOT/docs/proofs/faults.md"
SEEN="$ROOT/opengate-e2e/target/faults.md"
rm -f "$SEEN"
# the same tests as ./opengate test runs, with more callers, each fault again and again, and the product's own time limits
"$ROOT/opengate" test -am -pl opengate-e2e -Dspotless.check.skip -Dtest='io.opengate.e2e.faults.*Tests' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dopengate.faults.scale="$SCALE"
mkdir -p "$(dirname "$RESULT")"
{
  printf '# Faults at full scale\n\n'
  printf 'Written by `./opengate prove faults %s` on %s: %s processors, %s GiB of memory.\n\n' "$SCALE" "$(date -u +%F)" "$(nproc)" \
    "$(awk '/^MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo)"
  printf 'Each fault %s times in a row under the load of 12 callers, who create, change and read users, roles and clients (4 users only where one service\n' "$SCALE"
  printf 'runs). After each: every acknowledged write is in its database once, with its event in outbox or trail; no event is without its row; every answer was a\n'
  printf 'success or a 503 problem with `Retry-After`. What it means: [faults.md](../faults.md).\n\n'
  printf '| fault | answered | refused | between first and last refusal | longest answer | longest refusal |\n|---|---|---|---|---|---|\n'
  sed -E 's/([0-9]) (answered|refused)( \|)/\1\3/g; s/refusals for //; s/longest (answer|refusal) //g' "$SEEN"
} >"$RESULT"
cat "$RESULT"
