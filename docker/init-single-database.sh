#!/usr/bin/env bash
# Creates one database with a schema for each of OpenGate IAM's five services, and the two roles of each: what
# init-databases.sh, beside this file, creates as five databases. Takes the same variables, and OPENGATE_SINGLE_DATABASE for
# another name than opengate. With compose: docker-compose.single-database.yml.
set -euo pipefail
export OPENGATE_SINGLE_DATABASE="${OPENGATE_SINGLE_DATABASE:-opengate}"
exec bash "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/init-databases.sh"
