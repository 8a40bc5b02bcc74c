#!/usr/bin/env bash
# What the container of the profile `backup` runs:
#   daily              waits for OPENGATE_BACKUP_AT (UTC), backs up, and again; a failure is told and ends nothing
#   backup, restore …  that command, once; `--identity -` takes the key from standard input
set -e
set -u -o pipefail

# Takes the place of the shell that calls it, so that who stops the container stops the command.
opengate() {
  exec "${JAVA_HOME:-/opt/java/openjdk}/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \
    -cp "${OPENGATE_LIB:-/opt/opengate/lib}/*" io.opengate.backup.Main "$@"
}

backup() {
  local options=(--keep-daily "${OPENGATE_BACKUP_KEEP_DAILY:-7}" --keep-weekly "${OPENGATE_BACKUP_KEEP_WEEKLY:-4}")
  if [ -n "${OPENGATE_BACKUP_RECIPIENT:-}" ]; then options+=(--recipient "$OPENGATE_BACKUP_RECIPIENT"); fi
  opengate backup "${options[@]}" "$@"
}

# seconds_until <hh:mm>: from now to the next time that the clock shows it, in UTC
seconds_until() {
  local now next
  now=$(date -u +%s)
  next=$(date -u -d "$(date -u +%F) $1" +%s)
  if [ "$next" -le "$now" ]; then next=$((next + 86400)); fi
  printf '%s' $((next - now))
}

# what daily() waits for
child=''

# Ends what runs and then this shell, which would otherwise wait for it.
stop() {
  trap - TERM INT
  if [ -n "$child" ]; then kill "$child" 2>/dev/null || true; wait "$child" || true; fi
  exit 143
}

daily() {
  local at="${OPENGATE_BACKUP_AT:-02:00}" pause
  [[ "$at" =~ ^([01][0-9]|2[0-3]):[0-5][0-9]$ ]] || { echo "OPENGATE_BACKUP_AT is no time of day: $at" >&2; exit 2; }
  trap stop TERM INT
  while :; do
    pause=$(seconds_until "$at")
    echo "the next backup is in $pause s, at $at UTC"
    sleep "$pause" &
    child=$!
    wait "$child"
    backup &
    child=$!
    wait "$child" || echo "the backup FAILED; the older ones stay, the next try is tomorrow" >&2
  done
}

# once <command> <argument>...: the user of this container cannot read a key that is the operator's alone, so one from standard
# input is put where only this process looks, in memory
once() {
  local arguments=() argument previous=''
  for argument in "$@"; do
    if [ "$previous $argument" = '--identity -' ]; then
      argument=$(mktemp)
      cat >"$argument"
    fi
    arguments+=("$argument")
    previous="$argument"
  done
  opengate "${arguments[@]}"
}

command="${1:-daily}"
[ $# -eq 0 ] || shift
case "$command" in
  daily) daily ;;
  backup) backup "$@" ;;
  *) once "$command" "$@" ;;
esac
