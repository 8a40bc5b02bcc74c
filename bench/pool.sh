#!/usr/bin/env bash
# Measures sizes of the database pool: for each, a throw-away suite of its own, the case "users", and what Hikari says of the
# wait for a connection. Prints the rows of the table in docs/operations.md.
#   bench/pool.sh [size...]
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
OFFSET="${BENCH_PORT_OFFSET:-900}"
export BENCH_CONNECTIONS="${BENCH_CONNECTIONS:-64}" BENCH_SECONDS="${BENCH_SECONDS:-15}"
export OPENGATE_GATEWAY_LIMITS_ENABLED=false
[ $# -gt 0 ] || set -- 2 5 10 20 40

# acquire <field>: a figure of the user service's pool
acquire() {
  curl -sf "http://127.0.0.1:$((8082 + OFFSET))/actuator/prometheus" \
    | awk -v name="hikaricp_connections_acquire_seconds_$1" 'index($1, name "{") == 1 { sum += $NF } END { printf "%.9f", sum }'
}

printf '| pool | requests a second | p99 | mean wait for a connection |\n|---|---|---|---|\n'
for size; do
  OPENGATE_HOME="$(mktemp -d)"
  export OPENGATE_HOME
  trap '"$ROOT/opengate" down >/dev/null 2>&1 || true; rm -rf "$OPENGATE_HOME"' EXIT
  SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE="$size" "$ROOT/opengate" up --detach --port-offset "$OFFSET" >"$OPENGATE_HOME/out"
  sum="$(acquire sum)"; count="$(acquire count)"
  line="$("$ROOT/bench/run.sh" users | grep '^users ')"
  awk -v size="$size" -v line="$line" -v s="$(acquire sum)" -v c="$(acquire count)" -v s0="$sum" -v c0="$count" 'BEGIN {
    split(line, f, " "); for (i in f) if (f[i] == "p99") p99 = f[i + 1]
    errors = line ~ /errors/ ? " (with errors)" : ""
    printf "| %d | %d%s | %.0f ms | %.2f ms |\n", size, f[2], errors, p99, (c > c0 ? (s - s0) * 1000 / (c - c0) : 0) }'
  "$ROOT/opengate" down >/dev/null
  rm -rf "$OPENGATE_HOME"
done
