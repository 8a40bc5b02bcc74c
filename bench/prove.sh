#!/usr/bin/env bash
# Proofs at full scale, a script each in proofs/, whose second line says what it shows; their small forms are in the tests.
set -euo pipefail
PROOFS="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/proofs"
name="${1:-}"
if [[ "$name" =~ ^[a-z-]+$ ]] && [ -x "$PROOFS/$name.sh" ]; then
  shift
  exec "$PROOFS/$name.sh" "$@"
fi
printf 'The proofs:\n' >&2
for proof in "$PROOFS"/*.sh; do
  printf '  ./opengate prove %-14s %s\n' "$(basename "$proof" .sh)" "$(sed -n '2s/^# //p' "$proof")" >&2
done
exit 2
