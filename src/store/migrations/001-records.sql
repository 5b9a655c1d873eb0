-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A table for each kind of record, a column for each of its fields: src/core/sojourn-*-fields.c
-- describes them, docs/schema.md lists them, and a test sees that all three agree. Written by
-- build/tests/store/print-schema sql.

CREATE TABLE clinics (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    key TEXT CHECK (length(key) BETWEEN 1 AND 80),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    native_name TEXT CHECK (length(native_name) BETWEEN 1 AND 200),
    city TEXT CHECK (length(city) BETWEEN 1 AND 120),
    country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
    zone TEXT NOT NULL CHECK (zone <> ''),
    grade TEXT CHECK (grade IN ('3A', '3B', '2A', '2B', 'other', 'none')),
    languages TEXT CHECK (languages <> ''),
    email TEXT CHECK (length(email) BETWEEN 1 AND 254),
    phone TEXT CHECK (length(phone) BETWEEN 1 AND 32),
    website TEXT CHECK (length(website) BETWEEN 1 AND 500),
    claims TEXT CHECK (length(claims) BETWEEN 1 AND 2000),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    verified_on TEXT CHECK (verified_on = date(verified_on)),
    verified_by TEXT CHECK (length(verified_by) BETWEEN 1 AND 80),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;

CREATE TABLE credentials (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    clinic_id INTEGER NOT NULL REFERENCES clinics (id) ON DELETE RESTRICT,
    scheme TEXT NOT NULL CHECK (scheme IN ('jci', 'gha', 'temos', 'achs', 'carf', 'iso_9001', 'iso_15189', 'iso_22525', 'gmp', 'aabb', 'fact', 'national_grade', 'licence', 'other')),
    scope TEXT CHECK (length(scope) BETWEEN 1 AND 200),
    number TEXT CHECK (length(number) BETWEEN 1 AND 120),
    issuer TEXT CHECK (length(issuer) BETWEEN 1 AND 200),
    issued_on TEXT CHECK (issued_on = date(issued_on)),
    expires_on TEXT CHECK (expires_on = date(expires_on)),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    checked_on TEXT CHECK (checked_on = date(checked_on))
) STRICT;
CREATE INDEX credentials_clinic ON credentials (clinic_id);

CREATE TABLE trials (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    key TEXT CHECK (length(key) BETWEEN 1 AND 80),
    registry TEXT NOT NULL CHECK (registry IN ('nct', 'chictr', 'jrct', 'eudract', 'ctis', 'isrctn', 'umin', 'actrn', 'kct', 'ctri', 'drks', 'irct', 'tctr', 'pactr', 'rebec')),
    identifier TEXT NOT NULL CHECK (length(identifier) BETWEEN 1 AND 40),
    title TEXT CHECK (length(title) BETWEEN 1 AND 500),
    phase TEXT CHECK (length(phase) BETWEEN 1 AND 40),
    status TEXT CHECK (status IN ('not_yet_recruiting', 'recruiting', 'enrolling_by_invitation', 'active_not_recruiting', 'suspended', 'terminated', 'completed', 'withdrawn', 'unknown')),
    status_checked_on TEXT CHECK (status_checked_on = date(status_checked_on)),
    results TEXT CHECK (length(results) BETWEEN 1 AND 4000),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    verified_on TEXT CHECK (verified_on = date(verified_on)),
    verified_by TEXT CHECK (length(verified_by) BETWEEN 1 AND 80)
) STRICT;

CREATE TABLE options (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    key TEXT CHECK (length(key) BETWEEN 1 AND 80),
    clinic_id INTEGER NOT NULL REFERENCES clinics (id) ON DELETE RESTRICT,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    condition TEXT CHECK (condition IN ('spinal_cord_injury', 'graft_versus_host', 'knee_osteoarthritis', 'type_2_diabetes', 'other')),
    modality TEXT CHECK (modality IN ('msc_bm_auto', 'msc_bm_allo', 'msc_uc', 'msc_ad_auto', 'bmmc', 'nsc_fetal', 'nsc_ipsc', 'ipsc_other', 'esc_opc', 'oec', 'schwann', 'hsc', 'scaffold', 'exosome', 'stimulation', 'rehabilitation', 'other')),
    route TEXT CHECK (route IN ('it_lumbar', 'intraspinal', 'iv', 'ia', 'im', 'intranasal', 'epidural', 'combined', 'none')),
    gene_edited INTEGER CHECK (gene_edited IN (0, 1)),
    dose TEXT CHECK (length(dose) BETWEEN 1 AND 500),
    regulatory_basis TEXT NOT NULL CHECK (regulatory_basis IN ('approved_for_indication', 'conditional_time_limited', 'approved_other_indication', 'registered_trial', 'registered_clinical_research', 'pilot_zone_project', 'hospital_exemption', 'expanded_access', 'unproven_outside_trial', 'unknown')),
    regulator_reference TEXT CHECK (length(regulator_reference) BETWEEN 1 AND 200),
    approved_condition TEXT CHECK (approved_condition IN ('spinal_cord_injury', 'graft_versus_host', 'knee_osteoarthritis', 'type_2_diabetes', 'other')),
    trial_id INTEGER REFERENCES trials (id) ON DELETE RESTRICT,
    charged TEXT CHECK (charged IN ('yes', 'no', 'partial', 'unknown')),
    evidence_level INTEGER CHECK (evidence_level BETWEEN 1 AND 5),
    evidence_grade TEXT CHECK (evidence_grade IN ('high', 'moderate', 'low', 'very_low')),
    evidence TEXT CHECK (length(evidence) BETWEEN 1 AND 4000),
    claims TEXT CHECK (length(claims) BETWEEN 1 AND 4000),
    inpatient_days INTEGER CHECK (inpatient_days BETWEEN 0 AND 365),
    rehabilitation_days INTEGER CHECK (rehabilitation_days BETWEEN 0 AND 730),
    days_before_flight INTEGER CHECK (days_before_flight BETWEEN 0 AND 365),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    verified_on TEXT CHECK (verified_on = date(verified_on)),
    verified_by TEXT CHECK (length(verified_by) BETWEEN 1 AND 80),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX options_clinic ON options (clinic_id);
CREATE INDEX options_trial ON options (trial_id);

CREATE TABLE criteria (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    option_id INTEGER NOT NULL REFERENCES options (id) ON DELETE RESTRICT,
    subject TEXT NOT NULL CHECK (subject IN ('age', 'ais', 'level', 'days_since_injury', 'skin', 'thrombosis', 'hydronephrosis', 'epilepsy', 'pregnancy', 'severe_allergy', 'arrhythmia', 'active_infection', 'malignancy', 'ventilation', 'injury_cause')),
    operator TEXT NOT NULL CHECK (operator IN ('between', 'one_of', 'absent')),
    low INTEGER CHECK (low BETWEEN 0 AND 100000),
    high INTEGER CHECK (high BETWEEN 0 AND 100000),
    "values" TEXT CHECK (length("values") BETWEEN 1 AND 200),
    text TEXT CHECK (length(text) BETWEEN 1 AND 500),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX criteria_option ON criteria (option_id);

CREATE TABLE exchange_rates (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    base TEXT NOT NULL CHECK (base GLOB '[A-Z][A-Z][A-Z]'),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    rate_e9 INTEGER NOT NULL CHECK (rate_e9 BETWEEN 1 AND 1000000000000000),
    as_of TEXT NOT NULL CHECK (as_of = date(as_of)),
    source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 200)
) STRICT;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    alias TEXT CHECK (length(alias) BETWEEN 1 AND 80),
    family_name TEXT CHECK (length(family_name) BETWEEN 1 AND 120),
    given_name TEXT CHECK (length(given_name) BETWEEN 1 AND 120),
    native_name TEXT CHECK (length(native_name) BETWEEN 1 AND 200),
    birth_date TEXT CHECK (birth_date = date(birth_date)),
    sex TEXT CHECK (sex IN ('F', 'M', 'X', 'U')),
    residence TEXT CHECK (residence GLOB '[A-Z][A-Z]'),
    nationality TEXT CHECK (nationality GLOB '[A-Z][A-Z]'),
    languages TEXT CHECK (languages <> ''),
    email TEXT CHECK (length(email) BETWEEN 1 AND 254),
    phone TEXT CHECK (length(phone) BETWEEN 1 AND 32),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;

CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    ref TEXT CHECK (length(ref) BETWEEN 1 AND 40),
    patient_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    stage TEXT NOT NULL CHECK (stage IN ('lead', 'intake', 'risk', 'shortlist', 'quoting', 'decision', 'travel_prep', 'in_destination', 'discharge', 'follow_up', 'evaluation', 'closed', 'on_hold', 'withdrawn', 'declined_ineligible', 'deceased')),
    stage_since TEXT CHECK (stage_since = date(stage_since)),
    urgency TEXT CHECK (urgency IN ('routine', 'soon', 'urgent')),
    condition TEXT CHECK (condition IN ('spinal_cord_injury', 'graft_versus_host', 'knee_osteoarthritis', 'type_2_diabetes', 'other')),
    condition_text TEXT CHECK (length(condition_text) BETWEEN 1 AND 500),
    injury_date TEXT CHECK (injury_date = date(injury_date)),
    injury_cause TEXT CHECK (injury_cause IN ('sport', 'assault', 'transport', 'fall', 'other_traumatic', 'non_traumatic', 'unknown')),
    source TEXT CHECK (length(source) BETWEEN 1 AND 200),
    owner TEXT CHECK (length(owner) BETWEEN 1 AND 80),
    home_zone TEXT CHECK (home_zone <> ''),
    goals TEXT CHECK (length(goals) BETWEEN 1 AND 10000),
    budget_minor INTEGER,
    budget_currency TEXT CHECK (budget_currency GLOB '[A-Z][A-Z][A-Z]'),
    privacy_notice_on TEXT CHECK (privacy_notice_on = date(privacy_notice_on)),
    home_clinician TEXT CHECK (length(home_clinician) BETWEEN 1 AND 200),
    closed_reason TEXT CHECK (length(closed_reason) BETWEEN 1 AND 2000),
    opened_on TEXT CHECK (opened_on = date(opened_on))
) STRICT;
CREATE INDEX cases_patient ON cases (patient_id);

CREATE TABLE companions (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN ('companion', 'guardian', 'interpreter'))
) STRICT;
CREATE INDEX companions_case ON companions (case_id);
CREATE INDEX companions_person ON companions (person_id);

CREATE TABLE assessments (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    assessed_on TEXT NOT NULL CHECK (assessed_on = date(assessed_on)),
    examiner TEXT CHECK (length(examiner) BETWEEN 1 AND 200),
    ais TEXT CHECK (ais IN ('A', 'B', 'C', 'D', 'E')),
    level TEXT CHECK (level IN ('C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12', 'L1', 'L2', 'L3', 'L4', 'L5', 'S1', 'S2', 'S3', 'S4-5', 'INT')),
    uer INTEGER CHECK (uer BETWEEN 0 AND 25),
    uel INTEGER CHECK (uel BETWEEN 0 AND 25),
    ler INTEGER CHECK (ler BETWEEN 0 AND 25),
    lel INTEGER CHECK (lel BETWEEN 0 AND 25),
    ltr INTEGER CHECK (ltr BETWEEN 0 AND 56),
    ltl INTEGER CHECK (ltl BETWEEN 0 AND 56),
    ppr INTEGER CHECK (ppr BETWEEN 0 AND 56),
    ppl INTEGER CHECK (ppl BETWEEN 0 AND 56),
    dap TEXT CHECK (dap IN ('yes', 'no', 'NT')),
    vac TEXT CHECK (vac IN ('yes', 'no', 'NT')),
    s45_sensation TEXT CHECK (s45_sensation IN ('yes', 'no', 'NT')),
    has_not_testable INTEGER CHECK (has_not_testable IN (0, 1)),
    has_other_cause INTEGER CHECK (has_other_cause IN (0, 1)),
    prior_deficit TEXT CHECK (prior_deficit IN ('yes', 'no', 'unknown')),
    scim_self_care INTEGER CHECK (scim_self_care BETWEEN 0 AND 20),
    scim_respiration INTEGER CHECK (scim_respiration BETWEEN 0 AND 40),
    scim_mobility INTEGER CHECK (scim_mobility BETWEEN 0 AND 40),
    scim_total INTEGER CHECK (scim_total BETWEEN 0 AND 100),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX assessments_case ON assessments (case_id);

CREATE TABLE risk_reviews (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    reviewed_on TEXT NOT NULL CHECK (reviewed_on = date(reviewed_on)),
    reviewer TEXT CHECK (length(reviewer) BETWEEN 1 AND 200),
    risk TEXT CHECK (risk IN ('low', 'moderate', 'high')),
    mobility TEXT CHECK (mobility IN ('none', 'WCHR', 'WCHS', 'WCHC', 'STCR')),
    ventilation TEXT CHECK (ventilation IN ('none', 'nocturnal', 'continuous', 'tracheostomy', 'phrenic_pacer')),
    skin TEXT CHECK (skin IN ('intact', 'stage_1', 'stage_2', 'stage_3', 'stage_4', 'unstageable', 'deep_tissue')),
    dysreflexia TEXT CHECK (dysreflexia IN ('yes', 'no', 'unknown')),
    thrombosis TEXT CHECK (thrombosis IN ('yes', 'no', 'unknown')),
    hydronephrosis TEXT CHECK (hydronephrosis IN ('yes', 'no', 'unknown')),
    epilepsy TEXT CHECK (epilepsy IN ('yes', 'no', 'unknown')),
    pregnancy TEXT CHECK (pregnancy IN ('yes', 'no', 'unknown')),
    severe_allergy TEXT CHECK (severe_allergy IN ('yes', 'no', 'unknown')),
    arrhythmia TEXT CHECK (arrhythmia IN ('yes', 'no', 'unknown')),
    active_infection TEXT CHECK (active_infection IN ('yes', 'no', 'unknown')),
    malignancy TEXT CHECK (malignancy IN ('yes', 'no', 'unknown')),
    prior_cell_therapy TEXT CHECK (prior_cell_therapy IN ('yes', 'no', 'unknown')),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX risk_reviews_case ON risk_reviews (case_id);

CREATE TABLE shortlist_items (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    option_id INTEGER NOT NULL REFERENCES options (id) ON DELETE RESTRICT,
    planned_on TEXT CHECK (planned_on = date(planned_on)),
    decision TEXT NOT NULL CHECK (decision IN ('candidate', 'rejected', 'chosen')),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 2000),
    rank INTEGER CHECK (rank BETWEEN 1 AND 999)
) STRICT;
CREATE INDEX shortlist_items_case ON shortlist_items (case_id);
CREATE INDEX shortlist_items_option ON shortlist_items (option_id);

CREATE TABLE checklist_answers (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    option_id INTEGER NOT NULL REFERENCES options (id) ON DELETE RESTRICT,
    item TEXT NOT NULL CHECK (item IN ('routine', 'formal_trial', 'alternatives', 'later_trials', 'measured_benefit', 'cell_source', 'delivery', 'published_evidence', 'oversight', 'risks', 'emergency_plan', 'compensation', 'total_cost', 'rights')),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown', 'na')),
    note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
    answered_on TEXT CHECK (answered_on = date(answered_on))
) STRICT;
CREATE INDEX checklist_answers_case ON checklist_answers (case_id);
CREATE INDEX checklist_answers_option ON checklist_answers (option_id);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('mri_dicom', 'mri_report', 'isncsci_sheet', 'discharge', 'operative', 'lab', 'medication_list', 'allergy_list', 'passport', 'visa', 'invitation', 'quote', 'consent', 'insurance', 'fit_to_fly', 'surgeon_letter', 'invoice', 'other')),
    title TEXT CHECK (length(title) BETWEEN 1 AND 200),
    dated_on TEXT CHECK (dated_on = date(dated_on)),
    language TEXT CHECK (length(language) BETWEEN 1 AND 3),
    sha256 TEXT CHECK (length(sha256) BETWEEN 1 AND 64),
    size INTEGER CHECK (size >= 0),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX documents_case ON documents (case_id);

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('processing', 'disclosure', 'cross_border', 'treatment_information')),
    categories TEXT CHECK (categories <> ''),
    purpose TEXT CHECK (length(purpose) BETWEEN 1 AND 500),
    legal_basis TEXT CHECK (length(legal_basis) BETWEEN 1 AND 200),
    text_version TEXT CHECK (length(text_version) BETWEEN 1 AND 80),
    language TEXT CHECK (length(language) BETWEEN 1 AND 3),
    signer TEXT CHECK (length(signer) BETWEEN 1 AND 200),
    authority TEXT CHECK (length(authority) BETWEEN 1 AND 200),
    risks_disclosed INTEGER CHECK (risks_disclosed IN (0, 1)),
    given_at TEXT NOT NULL CHECK (given_at = strftime('%Y-%m-%dT%H:%M:%SZ', given_at)),
    expires_at TEXT CHECK (expires_at = strftime('%Y-%m-%dT%H:%M:%SZ', expires_at)),
    revoked_at TEXT CHECK (revoked_at = strftime('%Y-%m-%dT%H:%M:%SZ', revoked_at))
) STRICT;
CREATE INDEX consents_case ON consents (case_id);

CREATE TABLE consent_recipients (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    consent_id INTEGER NOT NULL REFERENCES consents (id) ON DELETE RESTRICT,
    clinic_id INTEGER NOT NULL REFERENCES clinics (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX consent_recipients_case ON consent_recipients (case_id);
CREATE INDEX consent_recipients_consent ON consent_recipients (consent_id);
CREATE INDEX consent_recipients_clinic ON consent_recipients (clinic_id);

CREATE TABLE quote_requests (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    option_id INTEGER NOT NULL REFERENCES options (id) ON DELETE RESTRICT,
    clinic_id INTEGER NOT NULL REFERENCES clinics (id) ON DELETE RESTRICT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'queued', 'sent', 'acknowledged', 'info_requested', 'quoted', 'accepted', 'declined_by_patient', 'declined_by_provider', 'expired', 'withdrawn', 'withdrawn_by_provider', 'failed', 'cancelled', 'superseded')),
    consent_id INTEGER REFERENCES consents (id) ON DELETE RESTRICT,
    window_from TEXT CHECK (window_from = date(window_from)),
    window_to TEXT CHECK (window_to = date(window_to)),
    respond_by TEXT CHECK (respond_by = date(respond_by)),
    message TEXT CHECK (length(message) BETWEEN 1 AND 4000),
    payload TEXT CHECK (length(payload) BETWEEN 1 AND 1000000),
    payload_sha256 TEXT CHECK (length(payload_sha256) BETWEEN 1 AND 64),
    idempotency_key TEXT CHECK (length(idempotency_key) BETWEEN 1 AND 36),
    queued_at TEXT CHECK (queued_at = strftime('%Y-%m-%dT%H:%M:%SZ', queued_at)),
    sent_at TEXT CHECK (sent_at = strftime('%Y-%m-%dT%H:%M:%SZ', sent_at)),
    acknowledged_at TEXT CHECK (acknowledged_at = strftime('%Y-%m-%dT%H:%M:%SZ', acknowledged_at)),
    remote_id TEXT CHECK (length(remote_id) BETWEEN 1 AND 80),
    etag TEXT CHECK (length(etag) BETWEEN 1 AND 120),
    remote_revision INTEGER CHECK (remote_revision >= 0),
    remote_status TEXT CHECK (length(remote_status) BETWEEN 1 AND 80),
    replaces_id INTEGER REFERENCES quote_requests (id) ON DELETE RESTRICT,
    last_error TEXT CHECK (length(last_error) BETWEEN 1 AND 500),
    needs_review INTEGER CHECK (needs_review IN (0, 1))
) STRICT;
CREATE INDEX quote_requests_case ON quote_requests (case_id);
CREATE INDEX quote_requests_option ON quote_requests (option_id);
CREATE INDEX quote_requests_clinic ON quote_requests (clinic_id);
CREATE INDEX quote_requests_consent ON quote_requests (consent_id);
CREATE INDEX quote_requests_replaces ON quote_requests (replaces_id);

CREATE TABLE request_events (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    request_id INTEGER NOT NULL REFERENCES quote_requests (id) ON DELETE RESTRICT,
    at TEXT NOT NULL CHECK (at = strftime('%Y-%m-%dT%H:%M:%SZ', at)),
    actor TEXT NOT NULL CHECK (actor IN ('coordinator', 'sync', 'provider')),
    from_status TEXT CHECK (from_status IN ('draft', 'queued', 'sent', 'acknowledged', 'info_requested', 'quoted', 'accepted', 'declined_by_patient', 'declined_by_provider', 'expired', 'withdrawn', 'withdrawn_by_provider', 'failed', 'cancelled', 'superseded')),
    to_status TEXT NOT NULL CHECK (to_status IN ('draft', 'queued', 'sent', 'acknowledged', 'info_requested', 'quoted', 'accepted', 'declined_by_patient', 'declined_by_provider', 'expired', 'withdrawn', 'withdrawn_by_provider', 'failed', 'cancelled', 'superseded')),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    payload_sha256 TEXT CHECK (length(payload_sha256) BETWEEN 1 AND 64),
    remote_at TEXT CHECK (remote_at = strftime('%Y-%m-%dT%H:%M:%SZ', remote_at))
) STRICT;
CREATE INDEX request_events_case ON request_events (case_id);
CREATE INDEX request_events_request ON request_events (request_id);

CREATE TABLE info_requests (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    request_id INTEGER NOT NULL REFERENCES quote_requests (id) ON DELETE RESTRICT,
    remote_id TEXT CHECK (length(remote_id) BETWEEN 1 AND 80),
    question TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 4000),
    document_type TEXT CHECK (document_type IN ('mri_dicom', 'mri_report', 'isncsci_sheet', 'discharge', 'operative', 'lab', 'medication_list', 'allergy_list', 'passport', 'visa', 'invitation', 'quote', 'consent', 'insurance', 'fit_to_fly', 'surgeon_letter', 'invoice', 'other')),
    asked_at TEXT CHECK (asked_at = strftime('%Y-%m-%dT%H:%M:%SZ', asked_at)),
    status TEXT NOT NULL CHECK (status IN ('open', 'answer_queued', 'answered', 'closed')),
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 4000),
    document_id INTEGER REFERENCES documents (id) ON DELETE RESTRICT,
    answered_at TEXT CHECK (answered_at = strftime('%Y-%m-%dT%H:%M:%SZ', answered_at))
) STRICT;
CREATE INDEX info_requests_case ON info_requests (case_id);
CREATE INDEX info_requests_request ON info_requests (request_id);
CREATE INDEX info_requests_document ON info_requests (document_id);

CREATE TABLE disclosures (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    consent_id INTEGER REFERENCES consents (id) ON DELETE RESTRICT,
    request_id INTEGER REFERENCES quote_requests (id) ON DELETE RESTRICT,
    recipient_id INTEGER NOT NULL REFERENCES clinics (id) ON DELETE RESTRICT,
    fields TEXT NOT NULL CHECK (length(fields) BETWEEN 1 AND 4000),
    sha256 TEXT NOT NULL CHECK (length(sha256) BETWEEN 1 AND 64),
    at TEXT NOT NULL CHECK (at = strftime('%Y-%m-%dT%H:%M:%SZ', at)),
    channel TEXT NOT NULL CHECK (length(channel) BETWEEN 1 AND 80)
) STRICT;
CREATE INDEX disclosures_case ON disclosures (case_id);
CREATE INDEX disclosures_consent ON disclosures (consent_id);
CREATE INDEX disclosures_request ON disclosures (request_id);
CREATE INDEX disclosures_recipient ON disclosures (recipient_id);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    request_id INTEGER NOT NULL REFERENCES quote_requests (id) ON DELETE RESTRICT,
    version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 9999),
    number TEXT CHECK (length(number) BETWEEN 1 AND 80),
    price_kind TEXT NOT NULL CHECK (price_kind IN ('fixed', 'estimate', 'range')),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    total_minor INTEGER NOT NULL,
    low_minor INTEGER,
    high_minor INTEGER,
    issued_at TEXT CHECK (issued_at = strftime('%Y-%m-%dT%H:%M:%SZ', issued_at)),
    valid_until TEXT CHECK (valid_until = date(valid_until)),
    zone TEXT CHECK (zone <> ''),
    inpatient_days INTEGER CHECK (inpatient_days BETWEEN 0 AND 365),
    rehabilitation_days INTEGER CHECK (rehabilitation_days BETWEEN 0 AND 730),
    days_before_flight INTEGER CHECK (days_before_flight BETWEEN 0 AND 365),
    deposit_minor INTEGER,
    deposit_due TEXT CHECK (deposit_due = date(deposit_due)),
    price_hold TEXT CHECK (price_hold IN ('yes', 'no', 'unknown')),
    terms TEXT CHECK (length(terms) BETWEEN 1 AND 10000),
    received_at TEXT NOT NULL CHECK (received_at = strftime('%Y-%m-%dT%H:%M:%SZ', received_at)),
    received TEXT CHECK (length(received) BETWEEN 1 AND 1000000),
    received_sha256 TEXT CHECK (length(received_sha256) BETWEEN 1 AND 64),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'superseded', 'cancelled')),
    decided_at TEXT CHECK (decided_at = strftime('%Y-%m-%dT%H:%M:%SZ', decided_at)),
    decided_by TEXT CHECK (length(decided_by) BETWEEN 1 AND 200)
) STRICT;
CREATE INDEX quotes_case ON quotes (case_id);
CREATE INDEX quotes_request ON quotes (request_id);

CREATE TABLE quote_lines (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    quote_id INTEGER NOT NULL REFERENCES quotes (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 9999),
    category TEXT NOT NULL CHECK (category IN ('consult', 'diagnostics', 'imaging', 'procedure', 'surgeon', 'anaesthesia', 'theatre', 'cell_product', 'scaffold', 'ward', 'icu', 'nursing', 'medication', 'rehab', 'interpreter', 'records_translation', 'companion', 'transfer', 'lodging', 'visa_letter', 'facilitator_fee', 'tax_surcharge', 'contingency', 'discount', 'other')),
    description TEXT CHECK (length(description) BETWEEN 1 AND 500),
    quantity_milli INTEGER NOT NULL CHECK (quantity_milli BETWEEN 0 AND 1000000000),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    unit_minor INTEGER NOT NULL,
    tax_minor INTEGER,
    total_minor INTEGER NOT NULL
) STRICT;
CREATE INDEX quote_lines_case ON quote_lines (case_id);
CREATE INDEX quote_lines_quote ON quote_lines (quote_id);

CREATE TABLE quote_inclusions (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    quote_id INTEGER NOT NULL REFERENCES quotes (id) ON DELETE RESTRICT,
    category TEXT NOT NULL CHECK (category IN ('anaesthesia', 'preop_tests', 'imaging', 'cell_product', 'take_home_medication', 'icu_complication', 'extra_nights', 'interpreter', 'rehab', 'transfers', 'companion', 'records_translation', 'tele_follow_up', 'taxes')),
    state TEXT NOT NULL CHECK (state IN ('included', 'excluded', 'unknown', 'na')),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    extra_minor INTEGER,
    note TEXT CHECK (length(note) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX quote_inclusions_case ON quote_inclusions (case_id);
CREATE INDEX quote_inclusions_quote ON quote_inclusions (quote_id);

CREATE TABLE cost_estimates (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    option_id INTEGER REFERENCES options (id) ON DELETE RESTRICT,
    category TEXT NOT NULL CHECK (category IN ('flights', 'companion', 'extra_nights', 'visa', 'insurance', 'local_transport', 'other')),
    description TEXT CHECK (length(description) BETWEEN 1 AND 200),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    amount_minor INTEGER NOT NULL
) STRICT;
CREATE INDEX cost_estimates_case ON cost_estimates (case_id);
CREATE INDEX cost_estimates_option ON cost_estimates (option_id);

CREATE TABLE segments (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('flight', 'train', 'road', 'transfer', 'lodging', 'hospital_stay', 'appointment', 'procedure', 'rehab', 'rest')),
    status TEXT NOT NULL CHECK (status IN ('idea', 'held', 'booked', 'confirmed', 'cancelled', 'done')),
    title TEXT CHECK (length(title) BETWEEN 1 AND 200),
    travellers TEXT CHECK (travellers IN ('all', 'patient', 'companions')),
    start_at TEXT NOT NULL CHECK (start_at = strftime('%Y-%m-%dT%H:%M:%SZ', start_at)),
    start_zone TEXT NOT NULL CHECK (start_zone <> ''),
    end_at TEXT NOT NULL CHECK (end_at = strftime('%Y-%m-%dT%H:%M:%SZ', end_at)),
    end_zone TEXT NOT NULL CHECK (end_zone <> ''),
    from_place TEXT CHECK (length(from_place) BETWEEN 1 AND 200),
    to_place TEXT CHECK (length(to_place) BETWEEN 1 AND 200),
    carrier TEXT CHECK (length(carrier) BETWEEN 1 AND 80),
    number TEXT CHECK (length(number) BETWEEN 1 AND 20),
    locator TEXT CHECK (length(locator) BETWEEN 1 AND 40),
    seat TEXT CHECK (length(seat) BETWEEN 1 AND 40),
    step_free TEXT CHECK (step_free IN ('yes', 'no', 'unknown')),
    procedure TEXT CHECK (procedure IN ('dural_puncture', 'intraspinal_surgery', 'spine_surgery', 'general_anaesthesia', 'sedation', 'marrow_harvest', 'iv_infusion', 'imaging', 'other')),
    clinic_id INTEGER REFERENCES clinics (id) ON DELETE RESTRICT,
    quote_id INTEGER REFERENCES quotes (id) ON DELETE RESTRICT,
    refundable_until TEXT CHECK (refundable_until = strftime('%Y-%m-%dT%H:%M:%SZ', refundable_until)),
    cost_minor INTEGER,
    cost_currency TEXT CHECK (cost_currency GLOB '[A-Z][A-Z][A-Z]'),
    calendar_uid TEXT CHECK (length(calendar_uid) BETWEEN 1 AND 255),
    calendar_sequence INTEGER CHECK (calendar_sequence BETWEEN 0 AND 1000000),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX segments_case ON segments (case_id);
CREATE INDEX segments_clinic ON segments (clinic_id);
CREATE INDEX segments_quote ON segments (quote_id);

CREATE TABLE adverse_events (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    term TEXT NOT NULL CHECK (term IN ('postural_headache', 'csf_leak', 'fever', 'infection', 'other')),
    onset_at TEXT NOT NULL CHECK (onset_at = strftime('%Y-%m-%dT%H:%M:%SZ', onset_at)),
    grade INTEGER CHECK (grade BETWEEN 1 AND 5),
    serious INTEGER CHECK (serious IN (0, 1)),
    resolved_at TEXT CHECK (resolved_at = strftime('%Y-%m-%dT%H:%M:%SZ', resolved_at)),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX adverse_events_case ON adverse_events (case_id);

CREATE TABLE tasks (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    due_on TEXT CHECK (due_on = date(due_on)),
    done_at TEXT CHECK (done_at = strftime('%Y-%m-%dT%H:%M:%SZ', done_at)),
    rule TEXT CHECK (length(rule) BETWEEN 1 AND 8),
    subject TEXT CHECK (length(subject) BETWEEN 1 AND 36),
    notes TEXT CHECK (length(notes) BETWEEN 1 AND 10000)
) STRICT;
CREATE INDEX tasks_case ON tasks (case_id);

CREATE TABLE overrides (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 8),
    subject TEXT CHECK (length(subject) BETWEEN 1 AND 36),
    severity TEXT CHECK (severity IN ('info', 'warn', 'block')),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    made_at TEXT NOT NULL CHECK (made_at = strftime('%Y-%m-%dT%H:%M:%SZ', made_at))
) STRICT;
CREATE INDEX overrides_case ON overrides (case_id);

CREATE TABLE outbox_items (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    request_id INTEGER NOT NULL REFERENCES quote_requests (id) ON DELETE RESTRICT,
    info_request_id INTEGER REFERENCES info_requests (id) ON DELETE RESTRICT,
    action TEXT NOT NULL CHECK (action IN ('create_request', 'answer', 'withdraw', 'accept')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'done', 'failed', 'needs_auth', 'conflict', 'cancelled')),
    method TEXT NOT NULL CHECK (length(method) BETWEEN 1 AND 8),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 500),
    idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 36),
    if_match TEXT CHECK (length(if_match) BETWEEN 1 AND 120),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 1000000),
    body_sha256 TEXT NOT NULL CHECK (length(body_sha256) BETWEEN 1 AND 64),
    created_at TEXT NOT NULL CHECK (created_at = strftime('%Y-%m-%dT%H:%M:%SZ', created_at)),
    attempts INTEGER CHECK (attempts BETWEEN 0 AND 1000000),
    not_before TEXT CHECK (not_before = strftime('%Y-%m-%dT%H:%M:%SZ', not_before)),
    last_error TEXT CHECK (length(last_error) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX outbox_items_case ON outbox_items (case_id);
CREATE INDEX outbox_items_request ON outbox_items (request_id);
CREATE INDEX outbox_items_info_request ON outbox_items (info_request_id);
