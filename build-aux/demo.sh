#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# demo.sh FOLDER: shows the application on demo data, with a quote service of its own whose clinics
# answer by themselves. All of it lives in FOLDER, made at the first time; delete it to start anew.
set -euo pipefail

folder=$(mkdir -p "$1" && cd "$1" && pwd)
build=$PWD/build
export XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config
export XDG_CACHE_HOME=$folder/cache XDG_STATE_HOME=$folder/state
export GSETTINGS_BACKEND=keyfile GSETTINGS_SCHEMA_DIR=$build/data
export SOJOURN_DATA_DIR=$PWD/data SOJOURN_LOCALE_DIR=$build/po

# The language of the session, which the Debian 13 root does not have.
locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-C.UTF-8}}}
if [ "${SOJOURN_ROOT:-}" ] && [[ $locale == *_* ]]; then
    build-aux/locales.sh "$build/locale" "$locale" && export LOCPATH=$build/locale
fi

if [ ! -e "$folder/cases.db" ]; then
    rm -rf "$folder/new"
    mkdir -p "$folder/new"
    "$build/src/cli/sojournctl" import --database "$folder/new/cases.db" data/demo/*.json
    mv "$folder"/new/* "$folder"
    rmdir "$folder/new"
fi

# The token is for this one run on loopback: it goes by the environment, not into the keyring.
SOJOURN_SERVICE_TOKEN=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export SOJOURN_SERVICE_TOKEN
exec 3< <(exec "$build/src/service/sojourn-quote-service" --demo --port 0 \
    --database "$folder/quotes.db" --token "$SOJOURN_SERVICE_TOKEN")
trap 'kill $! 2>/dev/null' EXIT
read -ru 3 line || { echo "The quote service did not start." >&2; exit 1; }

# Without a session bus, as for root on a bare display, the application gets one of its own.
bus=()
[ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || [ -S "${XDG_RUNTIME_DIR:-/none}/bus" ] || bus=(dbus-run-session --)
"${bus[@]}" "$build/src/sojourn" --database "$folder/cases.db" --demo --service "${line#listening on }" 3<&-
