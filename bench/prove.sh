#!/usr/bin/env bash
# Proofs at full scale, by name; their small forms are in the tests.
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
case "${1:-}" in
  start) exec "$ROOT/bench/start.sh" ;;
  *) printf 'There is one proof so far:\n  ./opengate prove start   time from start to ready, and idle memory\n' >&2; exit 2 ;;
esac
