-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE clinics ADD COLUMN elevator TEXT;
INSERT INTO no_such_table VALUES (1);
