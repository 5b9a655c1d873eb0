#!/bin/sh
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# potfiles.sh: lists the files that hold text for people, as po/POTFILES.in has them.
set -eu
cd "$(dirname "$0")/.."
git ls-files -co --exclude-standard 'src/*.c' 'src/*.h' 'src/*.blp' | LC_ALL=C sort -u |
    while read -r file; do
        if [ -f "$file" ] && grep -qE '\b(_|C_|N_|NC_|ngettext) ?\(' "$file"; then echo "$file"; fi
    done
git ls-files -co --exclude-standard 'data/*.gschema.xml' 'data/*.desktop.in*' 'data/*.metainfo.xml.in*' | LC_ALL=C sort -u
