#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what Python's own reader of the tz database makes of random moments.

Usage: zone-oracle.py SEED

  offset ZONE INSTANT SECONDS
  resolve ZONE DATE MINUTES KIND FIRST SECOND    the instants of a local time, or the jump over it
  end ZONE DATE INSTANT                          when the last minute of a day is over

Half of the moments are near a change of the clocks.
"""
import random
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAY = 86400
START, END = 157766400, 4102444800  # 1975 to 2100; offsets are whole minutes
ODD = [
    "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "America/Asuncion", "America/Havana",
    "America/Los_Angeles", "America/New_York", "America/Nuuk", "America/Santiago",
    "America/Sao_Paulo", "America/Scoresbysund", "America/St_Johns", "Antarctica/Troll",
    "Asia/Amman", "Asia/Beirut", "Asia/Gaza", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Pyongyang",
    "Asia/Shanghai", "Asia/Tehran", "Asia/Tokyo", "Australia/Lord_Howe", "Europe/Dublin",
    "Europe/Istanbul", "Europe/London", "Europe/Moscow", "Europe/Volgograd", "Pacific/Apia",
    "Pacific/Chatham", "Pacific/Fakaofo", "Pacific/Kiritimati", "Pacific/Norfolk", "UTC",
]


def offset(zone, instant):
    return int((EPOCH + timedelta(seconds=instant)).astimezone(zone).utcoffset().total_seconds())


def next_change(zone, instant):
    """The first change of the offset within a year, to the second."""
    for step in range(instant, instant + 366 * DAY, 7 * DAY):
        if offset(zone, step) != offset(zone, step + 7 * DAY):
            low, high = step, step + 7 * DAY
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == offset(zone, step) else (low, middle)
            return high
    return None


def pick(zone):
    instant = random.randrange(START, END)
    change = next_change(zone, instant) if random.random() < 0.5 else None
    return instant if change is None else change + random.randrange(-26 * 3600, 26 * 3600)


def resolve(name, zone, local):
    wall = datetime(1970, 1, 1) + timedelta(seconds=local)
    found = set()
    for fold in (0, 1):
        instant = wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
        if instant.astimezone(zone).replace(tzinfo=None) == wall:
            found.add(int((instant - EPOCH).total_seconds()))
    if not found:
        low = high = local - 2 * DAY
        while high + offset(zone, high) <= local:
            low, high = high, high + 3600
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if middle + offset(zone, middle) <= local else (low, middle)
        found = {high}
        kind = 2
    else:
        kind = len(found) - 1
    print("resolve", name, local // DAY, local % DAY // 60, kind, min(found), max(found))


def end_of_day(name, zone, date):
    instant = (date + 3) * DAY
    while (instant - 60 + offset(zone, instant - 60)) // DAY > date:
        instant -= 60
    print("end", name, date, instant)


def main():
    random.seed(int(sys.argv[1]))
    for name in sorted(zoneinfo.available_timezones() - {"Factory", "localtime"}):
        zone = zoneinfo.ZoneInfo(name)
        for _ in range(8):
            instant = random.randrange(START, END)
            print("offset", name, instant, offset(zone, instant))
    for name in ODD:
        zone = zoneinfo.ZoneInfo(name)
        for _ in range(60):
            instant = pick(zone)
            local = instant + offset(zone, instant) + random.randrange(-2, 3) * 1800
            print("offset", name, instant, offset(zone, instant))
            resolve(name, zone, local // 60 * 60)
        for _ in range(6):
            end_of_day(name, zone, pick(zone) // DAY)


main()
