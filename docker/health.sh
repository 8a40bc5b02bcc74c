#!/usr/bin/env bash
# Succeeds when the service in this container can serve: the container's health check, without curl in the image.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${OPENGATE_HEALTH_PORT:?}"
printf 'GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
