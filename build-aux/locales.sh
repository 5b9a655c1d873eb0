#!/bin/sh
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# locales.sh FOLDER [LOCALE...]: compiles locale data, without root, for LOCPATH=FOLDER. The tests
# and the tour run in these languages whether or not the machine has them.
set -eu
folder=$1
shift
[ $# -gt 0 ] || set -- en_US de_DE ar_SA tr_TR de_CH en_IN fr_FR

mkdir -p "$folder"
for name; do
    name=${name%%.*}
    [ -d "$folder/$name.UTF-8" ] || localedef -i "$name" -f UTF-8 "$folder/$name.UTF-8"
done
