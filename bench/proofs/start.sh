#!/usr/bin/env bash
# Time from start to ready, and idle memory, of the built suite on ports and in a folder of its own.
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
OPENGATE_HOME="$(mktemp -d)"
export OPENGATE_HOME
trap '"$ROOT/opengate" down >/dev/null; rm -rf "$OPENGATE_HOME"' EXIT
for round in first second third; do
  begin="$(date +%s.%N)"
  "$ROOT/opengate" up --detach --port-offset 700 >"$OPENGATE_HOME/out"
  end="$(date +%s.%N)"
  printf '%-7s start: %.1f s by the wall clock; %s\n' "$round" "$(echo "$end - $begin" | bc)" "$(grep 'is ready after' "$OPENGATE_HOME/out")"
  [ "$round" = third ] || "$ROOT/opengate" down >/dev/null
done
sleep 20
printf 'Idle memory after 20 s (proportional set size, so that shared pages count once):\n'
total=0
for pid in $(cat "$OPENGATE_HOME/opengate.pid") $(pgrep -f "$OPENGATE_HOME/" || true); do
  [ -r "/proc/$pid/smaps_rollup" ] || continue
  for process in "$pid" $(pgrep -P "$pid" || true); do
    pss="$(awk '/^Pss:/ {print $2}' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)"
    case " ${seen:-} " in *" $process "*) continue ;; esac
    seen="${seen:-} $process"
    total=$((total + pss))
  done
done
printf '  %d MB\n' $((total / 1024))
