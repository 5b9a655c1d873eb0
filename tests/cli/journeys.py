# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of cases that several tests put together."""
from ctl import load

CLINICS = ("beijing", "tokyo", "kuwait")
OPTIONS = {"beijing": "key:option.demo.beijing-scaffold", "tokyo": "key:option.demo.tokyo-marrow",
           "kuwait": "key:option.demo.kuwait-cord"}
CATEGORIES = ["demographics", "diagnosis", "scores", "health", "records", "travel"]


def clinic(name):
    return f"key:clinic.demo.{name}"


def consents(*names):
    """The two consents that sending abroad needs, naming these clinics."""
    records = [{"id": kind.replace("_", "-"), "kind": kind, "categories": CATEGORIES, "purpose": "To ask for quotes",
                "legal_basis": "Authorization", "text_version": "2026-01", "language": "eng", "signer": "The patient",
                "risks_disclosed": True, "given_at": "2026-04-19T09:00:00Z", "expires_at": "2036-04-19T09:00:00Z"}
               for kind in ("disclosure", "cross_border")]
    recipients = [{"consent": record["id"], "clinic": clinic(name)} for record in records for name in names]
    return records, recipients


def request(name, **more):
    """A draft of a quote request."""
    return {"id": f"ask-{name}", "option": OPTIONS[name], "clinic": clinic(name), "status": "draft",
            "window_from": "2027-01-10", "window_to": "2027-02-10", "respond_by": "2026-12-31", **more}


def asking(*names, consent=CLINICS):
    """The case of an intake whose requests are ready to be sent."""
    case = load("intake")
    case["case"]["stage"] = "quoting"
    case["consents"], case["consent_recipients"] = consents(*consent)
    case["shortlist_items"] = [{"option": OPTIONS[name], "decision": "candidate"} for name in names]
    case["quote_requests"] = [request(name) for name in names]
    return case
