-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE clinics ADD COLUMN parking TEXT;
UPDATE clinics SET parking = 'unknown';
