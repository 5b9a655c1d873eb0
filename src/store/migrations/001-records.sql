-- SPDX-FileCopyrightText: The Sojourn developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A table for each kind of record, a column for each of its fields: src/core/sojourn-*-fields.c
-- describes them, docs/schema.md lists them, and tests see that all three agree. Until the first
-- release it is written anew when a field comes or goes: tests/store/test_schema_docs.py --write.

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
    grade TEXT CHECK (grade = '3A' OR grade = '3B' OR grade = '2A' OR grade = '2B' OR grade = 'other' OR grade = 'none'),
    languages TEXT CHECK (languages <> ''),
    email TEXT CHECK (length(email) BETWEEN 1 AND 254),
    phone TEXT CHECK (length(phone) BETWEEN 1 AND 32),
    website TEXT CHECK (length(website) BETWEEN 1 AND 500),
    claims TEXT CHECK (length(claims) BETWEEN 1 AND 2000),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    verified_on TEXT CHECK (verified_on IS date (verified_on)),
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
    scheme TEXT NOT NULL CHECK (scheme = 'jci' OR scheme = 'gha' OR scheme = 'temos' OR scheme = 'achs' OR scheme = 'carf' OR scheme = 'iso_9001' OR scheme = 'iso_15189' OR scheme = 'iso_22525' OR scheme = 'gmp' OR scheme = 'aabb' OR scheme = 'fact' OR scheme = 'national_grade' OR scheme = 'licence' OR scheme = 'other'),
    scope TEXT CHECK (length(scope) BETWEEN 1 AND 200),
    number TEXT CHECK (length(number) BETWEEN 1 AND 120),
    issuer TEXT CHECK (length(issuer) BETWEEN 1 AND 200),
    issued_on TEXT CHECK (issued_on IS date (issued_on)),
    expires_on TEXT CHECK (expires_on IS date (expires_on)),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    checked_on TEXT CHECK (checked_on IS date (checked_on))
) STRICT;
CREATE INDEX credentials_clinic ON credentials (clinic_id);

CREATE TABLE trials (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    revision INTEGER NOT NULL CHECK (revision > 0),
    inserted_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    key TEXT CHECK (length(key) BETWEEN 1 AND 80),
    registry TEXT NOT NULL CHECK (registry = 'nct' OR registry = 'chictr' OR registry = 'jrct' OR registry = 'eudract' OR registry = 'ctis' OR registry = 'isrctn' OR registry = 'umin' OR registry = 'actrn' OR registry = 'kct' OR registry = 'ctri' OR registry = 'drks' OR registry = 'irct' OR registry = 'tctr' OR registry = 'pactr' OR registry = 'rebec'),
    identifier TEXT NOT NULL CHECK (length(identifier) BETWEEN 1 AND 40),
    title TEXT CHECK (length(title) BETWEEN 1 AND 500),
    phase TEXT CHECK (length(phase) BETWEEN 1 AND 40),
    status TEXT CHECK (status = 'not_yet_recruiting' OR status = 'recruiting' OR status = 'enrolling_by_invitation' OR status = 'active_not_recruiting' OR status = 'suspended' OR status = 'terminated' OR status = 'completed' OR status = 'withdrawn' OR status = 'unknown'),
    status_checked_on TEXT CHECK (status_checked_on IS date (status_checked_on)),
    results TEXT CHECK (length(results) BETWEEN 1 AND 4000),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    verified_on TEXT CHECK (verified_on IS date (verified_on)),
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
    condition TEXT CHECK (condition = 'spinal_cord_injury' OR condition = 'graft_versus_host' OR condition = 'knee_osteoarthritis' OR condition = 'type_2_diabetes' OR condition = 'other'),
    modality TEXT CHECK (modality = 'msc_bm_auto' OR modality = 'msc_bm_allo' OR modality = 'msc_uc' OR modality = 'msc_ad_auto' OR modality = 'bmmc' OR modality = 'nsc_fetal' OR modality = 'nsc_ipsc' OR modality = 'ipsc_other' OR modality = 'esc_opc' OR modality = 'oec' OR modality = 'schwann' OR modality = 'hsc' OR modality = 'scaffold' OR modality = 'exosome' OR modality = 'stimulation' OR modality = 'rehabilitation' OR modality = 'other'),
    route TEXT CHECK (route = 'it_lumbar' OR route = 'intraspinal' OR route = 'iv' OR route = 'ia' OR route = 'im' OR route = 'intranasal' OR route = 'epidural' OR route = 'combined' OR route = 'none'),
    gene_edited INTEGER CHECK (gene_edited IN (0, 1)),
    dose TEXT CHECK (length(dose) BETWEEN 1 AND 500),
    regulatory_basis TEXT NOT NULL CHECK (regulatory_basis = 'approved_for_indication' OR regulatory_basis = 'conditional_time_limited' OR regulatory_basis = 'approved_other_indication' OR regulatory_basis = 'registered_trial' OR regulatory_basis = 'registered_clinical_research' OR regulatory_basis = 'pilot_zone_project' OR regulatory_basis = 'hospital_exemption' OR regulatory_basis = 'expanded_access' OR regulatory_basis = 'unproven_outside_trial' OR regulatory_basis = 'unknown'),
    regulator_reference TEXT CHECK (length(regulator_reference) BETWEEN 1 AND 200),
    approved_condition TEXT CHECK (approved_condition = 'spinal_cord_injury' OR approved_condition = 'graft_versus_host' OR approved_condition = 'knee_osteoarthritis' OR approved_condition = 'type_2_diabetes' OR approved_condition = 'other'),
    trial_id INTEGER REFERENCES trials (id) ON DELETE RESTRICT,
    charged TEXT CHECK (charged = 'yes' OR charged = 'no' OR charged = 'partial' OR charged = 'unknown'),
    evidence_level INTEGER CHECK (evidence_level BETWEEN 1 AND 5),
    evidence_grade TEXT CHECK (evidence_grade = 'high' OR evidence_grade = 'moderate' OR evidence_grade = 'low' OR evidence_grade = 'very_low'),
    evidence TEXT CHECK (length(evidence) BETWEEN 1 AND 4000),
    claims TEXT CHECK (length(claims) BETWEEN 1 AND 4000),
    inpatient_days INTEGER CHECK (inpatient_days BETWEEN 0 AND 365),
    rehabilitation_days INTEGER CHECK (rehabilitation_days BETWEEN 0 AND 730),
    days_before_flight INTEGER CHECK (days_before_flight BETWEEN 0 AND 365),
    source TEXT CHECK (length(source) BETWEEN 1 AND 500),
    verified_on TEXT CHECK (verified_on IS date (verified_on)),
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
    subject TEXT NOT NULL CHECK (subject = 'age' OR subject = 'ais' OR subject = 'level' OR subject = 'days_since_injury' OR subject = 'skin' OR subject = 'thrombosis' OR subject = 'hydronephrosis' OR subject = 'epilepsy' OR subject = 'pregnancy' OR subject = 'severe_allergy' OR subject = 'arrhythmia' OR subject = 'active_infection' OR subject = 'malignancy' OR subject = 'ventilation' OR subject = 'injury_cause'),
    operator TEXT NOT NULL CHECK (operator = 'between' OR operator = 'one_of' OR operator = 'absent'),
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
    as_of TEXT NOT NULL CHECK (as_of IS date (as_of)),
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
    birth_date TEXT CHECK (birth_date IS date (birth_date)),
    sex TEXT CHECK (sex = 'F' OR sex = 'M' OR sex = 'X' OR sex = 'U'),
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
    stage TEXT NOT NULL CHECK (stage = 'lead' OR stage = 'intake' OR stage = 'risk' OR stage = 'shortlist' OR stage = 'quoting' OR stage = 'decision' OR stage = 'travel_prep' OR stage = 'in_destination' OR stage = 'discharge' OR stage = 'follow_up' OR stage = 'evaluation' OR stage = 'closed' OR stage = 'on_hold' OR stage = 'withdrawn' OR stage = 'declined_ineligible' OR stage = 'deceased'),
    stage_since TEXT CHECK (stage_since IS date (stage_since)),
    urgency TEXT CHECK (urgency = 'routine' OR urgency = 'soon' OR urgency = 'urgent'),
    condition TEXT CHECK (condition = 'spinal_cord_injury' OR condition = 'graft_versus_host' OR condition = 'knee_osteoarthritis' OR condition = 'type_2_diabetes' OR condition = 'other'),
    condition_text TEXT CHECK (length(condition_text) BETWEEN 1 AND 500),
    injury_date TEXT CHECK (injury_date IS date (injury_date)),
    injury_cause TEXT CHECK (injury_cause = 'sport' OR injury_cause = 'assault' OR injury_cause = 'transport' OR injury_cause = 'fall' OR injury_cause = 'other_traumatic' OR injury_cause = 'non_traumatic' OR injury_cause = 'unknown'),
    source TEXT CHECK (length(source) BETWEEN 1 AND 200),
    owner TEXT CHECK (length(owner) BETWEEN 1 AND 80),
    home_zone TEXT CHECK (home_zone <> ''),
    goals TEXT CHECK (length(goals) BETWEEN 1 AND 10000),
    budget_minor INTEGER,
    budget_currency TEXT CHECK (budget_currency GLOB '[A-Z][A-Z][A-Z]'),
    privacy_notice_on TEXT CHECK (privacy_notice_on IS date (privacy_notice_on)),
    home_clinician TEXT CHECK (length(home_clinician) BETWEEN 1 AND 200),
    closed_reason TEXT CHECK (length(closed_reason) BETWEEN 1 AND 2000),
    opened_on TEXT CHECK (opened_on IS date (opened_on))
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
    role TEXT NOT NULL CHECK (role = 'companion' OR role = 'guardian' OR role = 'interpreter')
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
    assessed_on TEXT NOT NULL CHECK (assessed_on IS date (assessed_on)),
    examiner TEXT CHECK (length(examiner) BETWEEN 1 AND 200),
    ais TEXT CHECK (ais = 'A' OR ais = 'B' OR ais = 'C' OR ais = 'D' OR ais = 'E'),
    level TEXT CHECK (level = 'C1' OR level = 'C2' OR level = 'C3' OR level = 'C4' OR level = 'C5' OR level = 'C6' OR level = 'C7' OR level = 'C8' OR level = 'T1' OR level = 'T2' OR level = 'T3' OR level = 'T4' OR level = 'T5' OR level = 'T6' OR level = 'T7' OR level = 'T8' OR level = 'T9' OR level = 'T10' OR level = 'T11' OR level = 'T12' OR level = 'L1' OR level = 'L2' OR level = 'L3' OR level = 'L4' OR level = 'L5' OR level = 'S1' OR level = 'S2' OR level = 'S3' OR level = 'S4-5' OR level = 'INT'),
    uer INTEGER CHECK (uer BETWEEN 0 AND 25),
    uel INTEGER CHECK (uel BETWEEN 0 AND 25),
    ler INTEGER CHECK (ler BETWEEN 0 AND 25),
    lel INTEGER CHECK (lel BETWEEN 0 AND 25),
    ltr INTEGER CHECK (ltr BETWEEN 0 AND 56),
    ltl INTEGER CHECK (ltl BETWEEN 0 AND 56),
    ppr INTEGER CHECK (ppr BETWEEN 0 AND 56),
    ppl INTEGER CHECK (ppl BETWEEN 0 AND 56),
    dap TEXT CHECK (dap = 'yes' OR dap = 'no' OR dap = 'NT'),
    vac TEXT CHECK (vac = 'yes' OR vac = 'no' OR vac = 'NT'),
    s45_sensation TEXT CHECK (s45_sensation = 'yes' OR s45_sensation = 'no' OR s45_sensation = 'NT'),
    has_not_testable INTEGER CHECK (has_not_testable IN (0, 1)),
    has_other_cause INTEGER CHECK (has_other_cause IN (0, 1)),
    prior_deficit TEXT CHECK (prior_deficit = 'yes' OR prior_deficit = 'no' OR prior_deficit = 'unknown'),
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
    reviewed_on TEXT NOT NULL CHECK (reviewed_on IS date (reviewed_on)),
    reviewer TEXT CHECK (length(reviewer) BETWEEN 1 AND 200),
    risk TEXT CHECK (risk = 'low' OR risk = 'moderate' OR risk = 'high'),
    mobility TEXT CHECK (mobility = 'none' OR mobility = 'WCHR' OR mobility = 'WCHS' OR mobility = 'WCHC' OR mobility = 'STCR'),
    ventilation TEXT CHECK (ventilation = 'none' OR ventilation = 'nocturnal' OR ventilation = 'continuous' OR ventilation = 'tracheostomy' OR ventilation = 'phrenic_pacer'),
    skin TEXT CHECK (skin = 'intact' OR skin = 'stage_1' OR skin = 'stage_2' OR skin = 'stage_3' OR skin = 'stage_4' OR skin = 'unstageable' OR skin = 'deep_tissue'),
    dysreflexia TEXT CHECK (dysreflexia = 'yes' OR dysreflexia = 'no' OR dysreflexia = 'unknown'),
    thrombosis TEXT CHECK (thrombosis = 'yes' OR thrombosis = 'no' OR thrombosis = 'unknown'),
    hydronephrosis TEXT CHECK (hydronephrosis = 'yes' OR hydronephrosis = 'no' OR hydronephrosis = 'unknown'),
    epilepsy TEXT CHECK (epilepsy = 'yes' OR epilepsy = 'no' OR epilepsy = 'unknown'),
    pregnancy TEXT CHECK (pregnancy = 'yes' OR pregnancy = 'no' OR pregnancy = 'unknown'),
    severe_allergy TEXT CHECK (severe_allergy = 'yes' OR severe_allergy = 'no' OR severe_allergy = 'unknown'),
    arrhythmia TEXT CHECK (arrhythmia = 'yes' OR arrhythmia = 'no' OR arrhythmia = 'unknown'),
    active_infection TEXT CHECK (active_infection = 'yes' OR active_infection = 'no' OR active_infection = 'unknown'),
    malignancy TEXT CHECK (malignancy = 'yes' OR malignancy = 'no' OR malignancy = 'unknown'),
    prior_cell_therapy TEXT CHECK (prior_cell_therapy = 'yes' OR prior_cell_therapy = 'no' OR prior_cell_therapy = 'unknown'),
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
    planned_on TEXT CHECK (planned_on IS date (planned_on)),
    decision TEXT NOT NULL CHECK (decision = 'candidate' OR decision = 'rejected' OR decision = 'chosen'),
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
    item TEXT NOT NULL CHECK (item = 'routine' OR item = 'formal_trial' OR item = 'alternatives' OR item = 'later_trials' OR item = 'measured_benefit' OR item = 'cell_source' OR item = 'delivery' OR item = 'published_evidence' OR item = 'oversight' OR item = 'risks' OR item = 'emergency_plan' OR item = 'compensation' OR item = 'total_cost' OR item = 'rights'),
    answer TEXT NOT NULL CHECK (answer = 'yes' OR answer = 'no' OR answer = 'unknown' OR answer = 'na'),
    note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
    answered_on TEXT CHECK (answered_on IS date (answered_on))
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
    type TEXT NOT NULL CHECK (type = 'mri_dicom' OR type = 'mri_report' OR type = 'isncsci_sheet' OR type = 'discharge' OR type = 'operative' OR type = 'lab' OR type = 'medication_list' OR type = 'allergy_list' OR type = 'passport' OR type = 'visa' OR type = 'invitation' OR type = 'quote' OR type = 'consent' OR type = 'insurance' OR type = 'fit_to_fly' OR type = 'surgeon_letter' OR type = 'invoice' OR type = 'other'),
    title TEXT CHECK (length(title) BETWEEN 1 AND 200),
    dated_on TEXT CHECK (dated_on IS date (dated_on)),
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
    kind TEXT NOT NULL CHECK (kind = 'processing' OR kind = 'disclosure' OR kind = 'cross_border' OR kind = 'treatment_information'),
    categories TEXT CHECK (categories <> ''),
    purpose TEXT CHECK (length(purpose) BETWEEN 1 AND 500),
    legal_basis TEXT CHECK (length(legal_basis) BETWEEN 1 AND 200),
    text_version TEXT CHECK (length(text_version) BETWEEN 1 AND 80),
    language TEXT CHECK (length(language) BETWEEN 1 AND 3),
    signer TEXT CHECK (length(signer) BETWEEN 1 AND 200),
    authority TEXT CHECK (length(authority) BETWEEN 1 AND 200),
    risks_disclosed INTEGER CHECK (risks_disclosed IN (0, 1)),
    given_at TEXT NOT NULL CHECK (given_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', given_at)),
    expires_at TEXT CHECK (expires_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', expires_at)),
    revoked_at TEXT CHECK (revoked_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', revoked_at))
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
    status TEXT NOT NULL CHECK (status = 'draft' OR status = 'queued' OR status = 'sent' OR status = 'acknowledged' OR status = 'info_requested' OR status = 'quoted' OR status = 'accepted' OR status = 'declined_by_patient' OR status = 'declined_by_provider' OR status = 'expired' OR status = 'withdrawn' OR status = 'withdrawn_by_provider' OR status = 'failed' OR status = 'cancelled' OR status = 'superseded'),
    consent_id INTEGER REFERENCES consents (id) ON DELETE RESTRICT,
    window_from TEXT CHECK (window_from IS date (window_from)),
    window_to TEXT CHECK (window_to IS date (window_to)),
    respond_by TEXT CHECK (respond_by IS date (respond_by)),
    message TEXT CHECK (length(message) BETWEEN 1 AND 4000),
    payload TEXT CHECK (length(payload) BETWEEN 1 AND 1000000),
    payload_sha256 TEXT CHECK (length(payload_sha256) BETWEEN 1 AND 64),
    idempotency_key TEXT CHECK (length(idempotency_key) BETWEEN 1 AND 36),
    queued_at TEXT CHECK (queued_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', queued_at)),
    sent_at TEXT CHECK (sent_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', sent_at)),
    acknowledged_at TEXT CHECK (acknowledged_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', acknowledged_at)),
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
    at TEXT NOT NULL CHECK (at IS strftime ('%Y-%m-%dT%H:%M:%SZ', at)),
    actor TEXT NOT NULL CHECK (actor = 'coordinator' OR actor = 'sync' OR actor = 'provider'),
    from_status TEXT CHECK (from_status = 'draft' OR from_status = 'queued' OR from_status = 'sent' OR from_status = 'acknowledged' OR from_status = 'info_requested' OR from_status = 'quoted' OR from_status = 'accepted' OR from_status = 'declined_by_patient' OR from_status = 'declined_by_provider' OR from_status = 'expired' OR from_status = 'withdrawn' OR from_status = 'withdrawn_by_provider' OR from_status = 'failed' OR from_status = 'cancelled' OR from_status = 'superseded'),
    to_status TEXT NOT NULL CHECK (to_status = 'draft' OR to_status = 'queued' OR to_status = 'sent' OR to_status = 'acknowledged' OR to_status = 'info_requested' OR to_status = 'quoted' OR to_status = 'accepted' OR to_status = 'declined_by_patient' OR to_status = 'declined_by_provider' OR to_status = 'expired' OR to_status = 'withdrawn' OR to_status = 'withdrawn_by_provider' OR to_status = 'failed' OR to_status = 'cancelled' OR to_status = 'superseded'),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    payload_sha256 TEXT CHECK (length(payload_sha256) BETWEEN 1 AND 64),
    remote_at TEXT CHECK (remote_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', remote_at))
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
    document_type TEXT CHECK (document_type = 'mri_dicom' OR document_type = 'mri_report' OR document_type = 'isncsci_sheet' OR document_type = 'discharge' OR document_type = 'operative' OR document_type = 'lab' OR document_type = 'medication_list' OR document_type = 'allergy_list' OR document_type = 'passport' OR document_type = 'visa' OR document_type = 'invitation' OR document_type = 'quote' OR document_type = 'consent' OR document_type = 'insurance' OR document_type = 'fit_to_fly' OR document_type = 'surgeon_letter' OR document_type = 'invoice' OR document_type = 'other'),
    asked_at TEXT CHECK (asked_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', asked_at)),
    status TEXT NOT NULL CHECK (status = 'open' OR status = 'answer_queued' OR status = 'answered' OR status = 'closed'),
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 4000),
    document_id INTEGER REFERENCES documents (id) ON DELETE RESTRICT,
    answered_at TEXT CHECK (answered_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', answered_at))
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
    fields TEXT NOT NULL CHECK (length(fields) BETWEEN 1 AND 1000000),
    sha256 TEXT NOT NULL CHECK (length(sha256) BETWEEN 1 AND 64),
    at TEXT NOT NULL CHECK (at IS strftime ('%Y-%m-%dT%H:%M:%SZ', at)),
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
    price_kind TEXT NOT NULL CHECK (price_kind = 'fixed' OR price_kind = 'estimate' OR price_kind = 'range'),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    total_minor INTEGER NOT NULL,
    low_minor INTEGER,
    high_minor INTEGER,
    issued_at TEXT CHECK (issued_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', issued_at)),
    valid_until TEXT CHECK (valid_until IS date (valid_until)),
    zone TEXT CHECK (zone <> ''),
    inpatient_days INTEGER CHECK (inpatient_days BETWEEN 0 AND 365),
    rehabilitation_days INTEGER CHECK (rehabilitation_days BETWEEN 0 AND 730),
    days_before_flight INTEGER CHECK (days_before_flight BETWEEN 0 AND 365),
    deposit_minor INTEGER,
    deposit_due TEXT CHECK (deposit_due IS date (deposit_due)),
    price_hold TEXT CHECK (price_hold = 'yes' OR price_hold = 'no' OR price_hold = 'unknown'),
    terms TEXT CHECK (length(terms) BETWEEN 1 AND 10000),
    received_at TEXT NOT NULL CHECK (received_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', received_at)),
    received TEXT CHECK (length(received) BETWEEN 1 AND 1000000),
    received_sha256 TEXT CHECK (length(received_sha256) BETWEEN 1 AND 64),
    state TEXT NOT NULL CHECK (state = 'open' OR state = 'accepted' OR state = 'declined' OR state = 'withdrawn' OR state = 'superseded' OR state = 'cancelled'),
    decided_at TEXT CHECK (decided_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', decided_at)),
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
    category TEXT NOT NULL CHECK (category = 'consult' OR category = 'diagnostics' OR category = 'imaging' OR category = 'procedure' OR category = 'surgeon' OR category = 'anaesthesia' OR category = 'theatre' OR category = 'cell_product' OR category = 'scaffold' OR category = 'ward' OR category = 'icu' OR category = 'nursing' OR category = 'medication' OR category = 'rehab' OR category = 'interpreter' OR category = 'records_translation' OR category = 'companion' OR category = 'transfer' OR category = 'lodging' OR category = 'visa_letter' OR category = 'facilitator_fee' OR category = 'tax_surcharge' OR category = 'contingency' OR category = 'discount' OR category = 'other'),
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
    category TEXT NOT NULL CHECK (category = 'anaesthesia' OR category = 'preop_tests' OR category = 'imaging' OR category = 'cell_product' OR category = 'take_home_medication' OR category = 'icu_complication' OR category = 'extra_nights' OR category = 'interpreter' OR category = 'rehab' OR category = 'transfers' OR category = 'companion' OR category = 'records_translation' OR category = 'tele_follow_up' OR category = 'taxes'),
    state TEXT NOT NULL CHECK (state = 'included' OR state = 'excluded' OR state = 'unknown' OR state = 'na'),
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
    category TEXT NOT NULL CHECK (category = 'flights' OR category = 'companion' OR category = 'extra_nights' OR category = 'visa' OR category = 'insurance' OR category = 'local_transport' OR category = 'other'),
    description TEXT CHECK (length(description) BETWEEN 1 AND 200),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    amount_minor INTEGER
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
    type TEXT NOT NULL CHECK (type = 'flight' OR type = 'train' OR type = 'road' OR type = 'transfer' OR type = 'lodging' OR type = 'hospital_stay' OR type = 'appointment' OR type = 'procedure' OR type = 'rehab' OR type = 'rest'),
    status TEXT NOT NULL CHECK (status = 'idea' OR status = 'held' OR status = 'booked' OR status = 'confirmed' OR status = 'cancelled' OR status = 'done'),
    title TEXT CHECK (length(title) BETWEEN 1 AND 200),
    travellers TEXT CHECK (travellers = 'all' OR travellers = 'patient' OR travellers = 'companions'),
    start_at TEXT NOT NULL CHECK (start_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', start_at)),
    start_zone TEXT NOT NULL CHECK (start_zone <> ''),
    end_at TEXT NOT NULL CHECK (end_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', end_at)),
    end_zone TEXT NOT NULL CHECK (end_zone <> ''),
    from_place TEXT CHECK (length(from_place) BETWEEN 1 AND 200),
    to_place TEXT CHECK (length(to_place) BETWEEN 1 AND 200),
    carrier TEXT CHECK (length(carrier) BETWEEN 1 AND 80),
    number TEXT CHECK (length(number) BETWEEN 1 AND 20),
    locator TEXT CHECK (length(locator) BETWEEN 1 AND 40),
    seat TEXT CHECK (length(seat) BETWEEN 1 AND 40),
    step_free TEXT CHECK (step_free = 'yes' OR step_free = 'no' OR step_free = 'unknown'),
    procedure TEXT CHECK (procedure = 'dural_puncture' OR procedure = 'intraspinal_surgery' OR procedure = 'spine_surgery' OR procedure = 'general_anaesthesia' OR procedure = 'sedation' OR procedure = 'marrow_harvest' OR procedure = 'iv_infusion' OR procedure = 'imaging' OR procedure = 'other'),
    clinic_id INTEGER REFERENCES clinics (id) ON DELETE RESTRICT,
    quote_id INTEGER REFERENCES quotes (id) ON DELETE RESTRICT,
    refundable_until TEXT CHECK (refundable_until IS strftime ('%Y-%m-%dT%H:%M:%SZ', refundable_until)),
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
    term TEXT NOT NULL CHECK (term = 'postural_headache' OR term = 'csf_leak' OR term = 'fever' OR term = 'infection' OR term = 'other'),
    onset_at TEXT NOT NULL CHECK (onset_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', onset_at)),
    grade INTEGER CHECK (grade BETWEEN 1 AND 5),
    serious INTEGER CHECK (serious IN (0, 1)),
    resolved_at TEXT CHECK (resolved_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', resolved_at)),
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
    due_on TEXT CHECK (due_on IS date (due_on)),
    done_at TEXT CHECK (done_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', done_at)),
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
    severity TEXT CHECK (severity = 'info' OR severity = 'warn' OR severity = 'block'),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    made_at TEXT NOT NULL CHECK (made_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', made_at))
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
    action TEXT NOT NULL CHECK (action = 'create_request' OR action = 'answer' OR action = 'withdraw' OR action = 'accept'),
    state TEXT NOT NULL CHECK (state = 'queued' OR state = 'sending' OR state = 'done' OR state = 'failed' OR state = 'needs_auth' OR state = 'conflict' OR state = 'cancelled'),
    method TEXT NOT NULL CHECK (length(method) BETWEEN 1 AND 8),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 500),
    idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 36),
    if_match TEXT CHECK (length(if_match) BETWEEN 1 AND 120),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 1000000),
    body_sha256 TEXT NOT NULL CHECK (length(body_sha256) BETWEEN 1 AND 64),
    created_at TEXT NOT NULL CHECK (created_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', created_at)),
    attempts INTEGER CHECK (attempts BETWEEN 0 AND 1000000),
    not_before TEXT CHECK (not_before IS strftime ('%Y-%m-%dT%H:%M:%SZ', not_before)),
    last_error TEXT CHECK (length(last_error) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX outbox_items_case ON outbox_items (case_id);
CREATE INDEX outbox_items_request ON outbox_items (request_id);
CREATE INDEX outbox_items_info_request ON outbox_items (info_request_id);
