-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM people;
