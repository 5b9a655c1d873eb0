# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job of a coordinator, in the application, by accessible names alone: from an inquiry to an accepted quote
and a checked journey. The tour shows its steps, a test asserts them; both take them from here, in their order."""
import json
import re
from datetime import date, timedelta

from desk import SOURCE

STEPS = []
ALIAS, NATIVE_NAME = "Plover", "千鳥"
CLINICS = {country: f"Demo Clinic {city} (fictitious)"
           for country, city in {"CN": "Beijing", "JP": "Tokyo", "KW": "Kuwait"}.items()}
OPTIONS = {"CN": "Demo: scaffold with own bone marrow cells", "JP": "Demo: own bone marrow stem cells into a vein",
           "KW": "Demo: umbilical cord stem cells into the spinal fluid"}
RECORDS = ("MRI images (DICOM)", "ISNCSCI sheet", "Discharge summary", "Laboratory results", "Medication list")
MISSING_RECORD = "Allergy list"
SUMS = {"Upper Limbs, Right": 25, "Upper Limbs, Left": 25, "Lower Limbs, Right": 0, "Lower Limbs, Left": 0,
        "Light Touch, Right": 26, "Light Touch, Left": 26, "Pin Prick, Right": 26, "Pin Prick, Left": 26}
SCIM = {"SCIM Self-care": 12, "SCIM Respiration and Sphincter": 20, "SCIM Mobility": 10}
CONSENTS = ("Disclosure to providers", "Transfer to another country")
DATA = ("Age, sex, country", "Diagnosis", "Examination scores", "Health and risks", "List of records", "Travel needs")
GOAL = "To sit without support for longer."
SEGMENTS = 7
ZONE = "Tokyo – Japan"
ANSWER_SECS = 60  # what the demo clinics may take, on a busy machine


def step(title):
    """Makes a method of Job a step of the job, in the order of the file."""

    def register(method):
        STEPS.append((title, method))
        return method

    return register


def day(ahead):
    """A day from today as people type it."""
    return (date.today() + timedelta(ahead)).strftime("%-d %b %Y")


def expired_case():
    """A case whose one quote held until yesterday."""
    yesterday = date.today() - timedelta(1)
    received = (date.today() - timedelta(30)).isoformat() + "T08:00:00Z"
    return {
        "format": "sojourn-case", "version": 1,
        "case": {"ref": "LATE-0001", "patient": "dunlin", "stage": "decision", "condition": "spinal_cord_injury"},
        "people": [{"id": "dunlin", "alias": "Dunlin", "residence": "NO"}],
        "shortlist_items": [{"option": "key:option.demo.tokyo-marrow", "decision": "candidate"}],
        "quote_requests": [{"id": "request", "option": "key:option.demo.tokyo-marrow",
                            "clinic": "key:clinic.demo.tokyo", "status": "quoted"}],
        "quotes": [{"id": "quote", "request": "request", "version": 1, "price_kind": "fixed", "currency": "JPY",
                    "total_minor": 2450000, "valid_until": yesterday.isoformat(), "zone": "Asia/Tokyo",
                    "received_at": received, "state": "open"}],
    }


class Job:
    """`start` opens the application on `database` and gives it; `look(name)` may take a picture."""

    def __init__(self, desk, database, exports, start, look=lambda name: None):
        self.desk, self.database, self.exports = desk, database, exports
        self._start, self.look = start, look
        self.app = None

    @staticmethod
    def import_data(desk, database):
        """Brings the demo data, and what the job needs beside it, into a new database."""
        late = desk.path("late.json")
        late.write_text(json.dumps(expired_case()), encoding="utf-8")
        desk.run(desk.program("src/cli/sojournctl"), "import", "--database", database,
                 *sorted((SOURCE / "data/demo").glob("*.json")), late)

    def export(self):
        """The case as sojournctl tells it, for which the application must be closed."""
        out = self.desk.run(self.desk.program("src/cli/sojournctl"), "export", "--database", self.database, self.ref).stdout
        return json.loads(out)

    # --- what is done again and again ----------------------------------------------------------------

    def open(self):
        self.app = self._start()
        return self.app

    def section(self, name):
        self.app.find("list", "Sections").find("label", name).click()
        return self.app.find("grouping", name)

    def tab(self, name):
        self.app.find("page tab", name).click()
        self.app.find("page tab", name, ["checked"])

    def open_case(self, alias=ALIAS, tab=None):
        page = self.section("Cases")
        page.find("table row", re.compile(alias)).open()
        page = self.app.find("grouping", re.compile(f"“{alias}”"))
        if tab:
            self.tab(tab)
        return page

    def fill(self, within, fields):
        """Enters texts and numbers, and takes choices where the value is one."""
        for name, value in fields.items():
            boxes = within.find_all("combo box", name)
            if boxes:
                boxes[0].choose(value)
            else:
                within.find("text", name).enter(str(value))

    def pick(self, within, name, *values):
        """Adds values to a field that takes several."""
        for value in values:
            button = within.find("button", name).wait_state("expanded", False)
            button.find("toggle button", name).click()
            button.find("entry", "Search").enter(value)
            button.find("list item", value, ["selected"])
            self.app.press("Return")
            within.find("button", value)

    def records(self, group):
        """The rows of the records of a section, as they come."""
        return [row for row in self.app.find_all("list item", "", within=self.app.find("list", group))
                if row.find_all("button", re.compile("^Remove “"))]

    def add(self, button, group):
        """Adds a record to a section and gives its row, which is open and the last."""
        before = len(self.records(group)) if self.app.find_all("list", group) else 0
        self.app.find("button", button).click()
        return self.app.wait(lambda: self.records(group)[before:], f"one more of {group}")[-1]

    def toast(self, text):
        return self.app.find("alert").find("label", text)

    # --- the steps -----------------------------------------------------------------------------------

    @step("A new case: patient, languages, country, condition, source, urgency")
    def create(self):
        self.section("Cases").find("button", "New Case").click()
        dialog = self.app.find("dialog", "New Case")
        self.fill(dialog, {"Alias": ALIAS, "Name in Own Script": NATIVE_NAME, "Country of Residence": "Norway",
                           "Condition": "Spinal cord injury", "Urgency": "Soon", "Source of the Inquiry": "Website"})
        self.pick(dialog, "Languages", "Norwegian", "English")
        self.look("new-case")
        dialog.find("button", "Create").click()
        page = self.app.find("grouping", re.compile(f"“{ALIAS}” {NATIVE_NAME}"))
        self.ref = page.name.split(" · ")[0]

    @step("The gate says what is missing; with it the case moves on")
    def pass_gate(self):
        app = self.app
        app.find("list item", "The privacy notice was given").find("image", "Missing")
        app.find("list item", "The privacy notice was given").click()
        app.find("text", "Privacy Notice Given On", ["focused"]).enter(day(0))
        self.fill(app.find("list", "Case"), {"Date of Injury": day(-240), "Time Zone at Home": "Oslo – Norway"})
        self.fill(app.find("list", "Patient"), {"Date of Birth": day(-34 * 365), "Sex": "Female"})
        app.find("button", "Move On to Intake").wait_state("sensitive").click()
        app.find("button", "Move On to Risk")
        self.look("overview")

    @step("Health: AIS, level, sums and SCIM; wrong numbers are refused at their fields")
    def assess(self):
        self.tab("Health")
        row = self.add("Add Assessment", "Assessments")
        self.fill(row, {"AIS Grade": "A – complete", "Neurological Level": "T6"} | SUMS | SCIM |
                  {"Deep Anal Pressure": "Yes", "Voluntary Anal Contraction": "No", "Sensation at S4-5": "No",
                   "Lower Limbs, Left": 26, "SCIM Total on the Sheet": 45})
        row.find("text", "SCIM Mobility").click()
        self.refused(row, "Lower Limbs, Left", "25")
        self.refused(row, "SCIM Total on the Sheet", r"12 \+ 20 \+ 10 = 42.* 45")
        self.refused(row, "Deep Anal Pressure", "AIS grade A")
        self.look("health-refused")
        self.fill(row, {"Lower Limbs, Left": 0, "SCIM Total on the Sheet": 42, "Deep Anal Pressure": "No"})
        self.app.wait(lambda: not row.find_all(states=["invalid-entry"]), "fields in order")

    def refused(self, row, name, sentence):
        """A field is marked as wrong, and the sentence below it says why."""
        row.find(None, name, ["invalid-entry"])
        row.find("label", re.compile(sentence))

    @step("A risk review; the case moves on to its shortlist when nothing is missing")
    def review_risk(self):
        row = self.add("Add Review", "Risk Reviews")
        self.fill(row, {"Risk Class": "Moderate", "Reviewer": "Dr. Fictitious", "Skin": "Intact",
                        "Thrombosis of a Leg": "No", "Active Infection": "No", "Malignant Tumour": "No"})

    @step("Options: how the patient meets each criterion on the planned day; a shortlist with decision and reason")
    def shortlist(self):
        self.tab("Options")
        matches = self.app.find("list", "Options of the Catalogue")
        for title in OPTIONS.values():
            matches.find("button", f"Add to the shortlist: {title}").click()
            self.app.find("list", "Shortlist").find("list item", re.compile(title))
        self.fill(self.shortlisted("CN"), {"Planned Treatment Day": day(60), "Rank": 2, "Reason": "The clinic is a large one."})
        self.fill(self.shortlisted("KW"), {"Planned Treatment Day": day(60), "Rank": 3})
        row = self.shortlisted("JP")
        row.find("list item", re.compile("^Age: .* not known"))
        self.fill(row, {"Planned Treatment Day": day(60), "Rank": 1, "Reason": "Approved for a time, evidence level 2."})
        row.find("text", "Rank").click()
        row.find("list item", re.compile("^Age: .*met with")).find("image", "Met")
        row.find("list item", re.compile("asked for 30 to 730")).find("image", "Met")
        self.look("options")

    def shortlisted(self, country):
        """The row of an option on the shortlist, open."""
        title = re.compile(re.escape(OPTIONS[country]))
        row = next(row for row in self.app.find("list", "Shortlist").find_all("list item", "")
                   if row.find_all("list item", title))
        if not row.find_all("text", "Reason"):
            row.find("list item", title).click()
            row.find("text", "Reason")
        return row

    @step("The checklist for an unproven treatment (G07) is asked for, and a stale entry (G08) is marked")
    def regulation(self):
        page = self.section("Treatments")
        page.find("list item", OPTIONS["KW"]).click()
        self.app.find("grouping", OPTIONS["KW"])
        self.app.find("text", "Verified On").enter(day(-400))
        self.app.press("Tab")
        self.open_case()
        findings = self.app.find("list", "Findings")
        findings.find("label", re.compile(f"^{re.escape(OPTIONS['KW'])}.* 0 of 14 questions of the checklist"))
        findings.find("label", re.compile(f"^{re.escape(OPTIONS['KW'])} – verified 400 days ago"))
        self.look("findings")

    @step("Records: what is missing blocks, until somebody answers for it with a name and a reason")
    def keep_records(self):
        self.tab("Papers")
        for kind in RECORDS:
            row = self.add("Add Record", "Records")
            self.fill(row, {"Type": kind, "Dated": day(-30)})
            row.find("list item", re.compile("^" + re.escape(kind))).click()
        self.tab("Overview")
        finding = self.finding(f"is missing: {MISSING_RECORD}")
        sentence = finding.find("label", re.compile(f"is missing: {MISSING_RECORD}")).name
        finding.find("button", f"Override…: {sentence}").click()
        dialog = self.app.find("alert", "Override This Finding?")
        dialog.find("text", "Reason", ["focused"]).enter("The clinic may ask for it.")
        dialog.find("button", "Override").click()
        self.app.find_gone("alert", "Override This Finding?")
        self.finding("The clinic may ask for it")

    @step("Consent: nothing is sent to a clinic that it does not name")
    def consent(self):
        self.tab("Papers")
        for kind in CONSENTS:
            row = self.add("Add Consent", "Consents")
            self.fill(row, {"Kind": kind, "Purpose": "To ask clinics for a quote", "Signed By": "Liv Plover",
                            "Risks Disclosed": "Yes"})
            self.pick(row, "Data", *DATA)
            self.name_clinics(kind, "CN", "JP")
        self.look("papers")
        self.tab("Quotes")
        self.app.find("button", "Request Quotes…").click()
        dialog = self.app.find("dialog", "Request Quotes")
        dialog.find("check box", re.compile(f"^{re.escape(CLINICS['KW'])}")).wait_state("sensitive", False)
        dialog.find("label", f"No consent names {CLINICS['KW']} as a recipient")
        dialog.find("button", "Cancel").click()
        self.tab("Papers")
        for kind in CONSENTS:
            self.name_clinics(kind, "KW")
        self.tab("Overview")
        for stage in ("Risk", "Shortlist", "Quoting"):
            self.app.find("button", f"Move On to {stage}").wait_state("sensitive").click()

    def name_clinics(self, kind, *countries):
        """Names clinics in a consent."""
        named = self.expand(self.app.find("list", "Who May Receive It"), kind)
        for country in countries:
            named.find_all("check box", CLINICS[country])[-1].click()
            self.app.wait(lambda: "checked" in named.find_all("check box", CLINICS[country])[-1].states, "clinic named")

    def finding(self, sentence, group="Findings"):
        """The row of a finding, by what it says."""
        rows = self.app.find("list", group)
        rows.find("label", re.compile(sentence))
        return next(row for row in rows.find_all("list item") if row.find_all("label", re.compile(sentence)))

    def expand(self, group, title):
        """The row of a list with that title, open."""
        row = next(row for row in group.find_all("list item", "") if row.find_all("list item", title))
        header = row.find("list item", title)
        if "expanded" not in header.states:
            header.click()
            row.find("list item", title, ["expanded"])
        return row

    @step("A quote request to three clinics at once, with exactly what is sent, and nobody’s name in it")
    def request(self):
        self.tab("Quotes")
        self.app.find("button", "Request Quotes…").click()
        dialog = self.app.find("dialog", "Request Quotes")
        for country, clinic in CLINICS.items():
            dialog.find("check box", f"{clinic}: {OPTIONS[country]}").click()
        self.fill(dialog, {"Earliest Day": day(50), "Latest Day": day(80),
                           "Message to the Clinic": "Please state what is not included.", "Answer Wanted By": day(20)})
        preview = dialog.find("text", "What Is Sent")
        preview.wait_for(lambda one: "Please state" in one.text(), "complete")
        for name in (ALIAS, NATIVE_NAME, self.ref):
            assert name not in preview.text(), preview.text()
        self.look("request")
        dialog.find("button", "Send").click()
        self.app.find_gone("dialog", "Request Quotes")

    @step("The clinics acknowledge; Tokyo asks for the record that is missing, which a notification tells")
    def hear(self):
        questions = self.app.find("list", "Questions of the Clinics", secs=ANSWER_SECS)
        questions.find("label", re.compile("Please send this record"))
        self.app.wait(lambda: "A clinic asks for something" in self.desk.notifications.titles, "notification")
        self.look("question")

    @step("The record is added and sent as the answer")
    def answer(self):
        self.tab("Papers")
        self.fill(self.add("Add Record", "Records"), {"Type": MISSING_RECORD, "Dated": day(-3)})
        self.tab("Quotes")
        questions = self.app.find("list", "Questions of the Clinics")
        questions.find("button", re.compile("^Answer: ")).click()
        dialog = self.app.find("dialog", "Answer the Clinic")
        dialog.find("label", re.compile(f"^{MISSING_RECORD}, "))
        self.look("answer")
        dialog.find("button", "Send").click()
        questions.find("label", re.compile("Answered$"), secs=ANSWER_SECS)

    @step("Quotes in CNY, JPY and KWD come without a click; a notification and Today tell of them")
    def quotes(self):
        for clinic in CLINICS.values():
            self.app.find("button", f"Accept the quote of {clinic}", secs=ANSWER_SECS)
        self.app.wait(lambda: self.desk.notifications.titles.count("A quote arrived") == len(CLINICS), "notifications")
        page = self.section("Today")
        for clinic in CLINICS.values():
            page.find("list item", f"Quote of {clinic}")
        self.look("today")
        page.find("list item", f"Quote of {CLINICS['JP']}").click()

    @step("They are compared in one currency at a dated rate; what is not stated is counted, never zero")
    def compare(self):
        view = self.app.find("grouping", "Comparison of the Quotes")
        for country, quote, rate, unknown in (("CN", "CNY 186,000.00", "7.1", 3), ("JP", "JPY 2,450,000", "155", 5),
                                              ("KW", "KWD 8,250.500", "0.307", 1)):
            clinic, quote = re.escape(CLINICS[country]), quote.replace(" ", r"\s")
            for cell in (f"^Quote, {clinic}: {quote}$", f"^Not Stated, {clinic}: {unknown}$",
                         rf"^Landed Cost, {clinic}: from [A-Z]{{3}}\s.*not all is stated$",
                         rf"^Exchange Rate, {clinic}: USD\s1 = {quote[:3]}\s{rate}, 4 May 2026"):
                self.app.wait(lambda: view.find_all(name=re.compile(cell)), cell)
        self.look("comparison")

    @step("A quote that charges for research (G03) is refused with its numbers; one that holds is accepted")
    def accept(self):
        self.app.find("button", f"Accept the quote of {CLINICS['CN']}").click()
        dialog = self.app.find("dialog", "Accept the Quote")
        dialog.find("label", re.compile(r"CNY\s120,000.00 .*may not be charged"))
        dialog.find("button", "Accept").wait_state("sensitive", False)
        self.look("refused")
        dialog.find("button", "Cancel").click()
        self.app.find_gone("dialog", "Accept the Quote")
        self.app.find("button", f"Accept the quote of {CLINICS['JP']}").click()
        dialog = self.app.find("dialog", "Accept the Quote")
        dialog.find("label", re.compile(r"^JPY\s2,450,000$"))
        self.look("accept")
        dialog.find("button", "Accept").click()
        self.app.find("list", "Quote Requests").find("label", re.compile(f"^Accepted · {OPTIONS['JP']}"))
        self.app.find("label", "Quote accepted")
        self.tab("Options")
        self.fill(self.shortlisted("CN"), {"Decision": "Rejected"})
        self.fill(self.shortlisted("KW"), {"Decision": "Rejected"})
        self.fill(self.shortlisted("JP"), {"Decision": "Chosen"})

    @step("A quote that held until yesterday (Q02) cannot be accepted, only asked for again")
    def expire(self):
        page = self.open_case("Dunlin")
        self.finding("held until the end of")
        self.tab("Quotes")
        page.find("button", f"Request again from {CLINICS['JP']}")
        page.find("button", f"Accept the quote of {CLINICS['JP']}").click()
        dialog = self.app.find("dialog", "Accept the Quote")
        dialog.find("label", re.compile("held until the end of"))
        dialog.find("button", "Accept").wait_state("sensitive", False)
        self.look("expired")
        dialog.find("button", "Cancel").click()
        self.app.find_gone("dialog", "Accept the Quote")

    @step("The journey: flight, hotel, hospital stay, appointment and procedure, each in its zone")
    def plan(self):
        self.open_case(tab="Journey")
        self.add_segment("Flight", {"From": "Oslo", "Starts": day(58) + ", 13:00", "To": "Tokyo",
                                    "Time Zone at the End": ZONE, "Ends": day(59) + ", 09:00"})
        self.add_segment("Lodging", {"Title": "Step-free hotel", "To": "Tokyo", "Starts": day(59) + ", 12:00",
                                     "Ends": day(60) + ", 09:00"})
        self.add_segment("Hospital Stay", {"Title": "Stay at the clinic", "To": "Tokyo", "Starts": day(60) + ", 10:00",
                                           "Ends": day(70) + ", 10:00"})
        self.add_segment("Appointment", {"Title": "Talk with the surgeon", "To": "Tokyo", "Starts": day(61) + ", 10:00",
                                         "Ends": day(61) + ", 11:00"})
        self.add_segment("Procedure", {"Procedure": "Dural puncture", "Title": "Puncture", "To": "Tokyo",
                                       "Starts": day(69) + ", 10:00", "Ends": day(69) + ", 11:00"})

    def add_segment(self, kind, fields):
        self.app.find("button", "Add Segment").click()
        self.app.find("menu item", kind).click()
        dialog = self.app.find("dialog", kind)
        self.fill(dialog, fields)
        self.look(f"segment-{kind.split()[0].lower()}")
        dialog.find("button", "Add").click()
        self.app.find_gone("dialog", kind)
        self.app.find("label", "Segment added")

    @step("A flight home two days after the puncture (T05), too early for the quote (Q08) too: marked, and moved")
    def cure(self):
        self.add_segment("Flight", {"From": "Tokyo", "Starts": day(71) + ", 10:00", "To": "Oslo",
                                    "Time Zone at the End": "Oslo – Norway", "Ends": day(71) + ", 17:00"})
        rows = self.app.find("list", "Journey by Day")
        sentence = rows.find("label", re.compile("after the last dural puncture; before .* it needs clearance")).name
        rows.find("label", re.compile("^Hospital, rehabilitation and the wait"))
        self.look("journey-marked")
        rows.find("button", f"Move the Flight: {sentence}").click()
        dialog = self.app.find("dialog", "Flight")
        dialog.find("text", "Starts", ["focused"]).enter(day(92) + ", 10:00")
        dialog.find("button", "Close").click()
        self.app.find_gone("dialog", "Flight")
        self.app.find_gone("label", re.compile("after the last dural puncture"))
        self.app.find_gone("label", re.compile("^Hospital, rehabilitation and the wait"))

    @step("Nights without lodging (T20) are marked where they are; a hotel fills them")
    def fill_gap(self):
        rows = self.app.find("list", "Journey by Day")
        rows.find("label", re.compile("without lodging"))
        rows.find("button", "Add Lodging").click()
        dialog = self.app.find("dialog", "Lodging")
        self.fill(dialog, {"Title": "Step-free hotel", "To": "Tokyo"})
        dialog.find("button", "Add").click()
        self.app.find_gone("label", re.compile("without lodging"))
        self.look("journey")

    @step("Something deleted by mistake is back by the button of its toast; the history keeps both acts")
    def undo(self):
        rows = self.app.find("list", "Journey by Day")
        rows.find("list item", "Talk with the surgeon").click()
        dialog = self.app.find("dialog", "Appointment")
        dialog.find("button", "Delete Segment").click()
        self.app.find_gone("list item", "Talk with the surgeon")
        self.app.find("label", "Segment deleted")
        self.look("undo")
        self.app.find("button", "Undo").click()
        rows.find("list item", "Talk with the surgeon")
        self.tab("History")
        history = self.app.find("list", "History")
        for act in ("Segment removed", "Quote changed"):
            self.app.wait(lambda: history.find_all("list item", act), act)
        self.look("history")

    @step("Exports: an iCalendar file, the patient sheet as PDF, the whole case as a file")
    def export_files(self):
        for item, ending, start in (("Export Calendar…", "ics", b"BEGIN:VCALENDAR"),
                                    ("Export Patient Sheet…", "pdf", b"%PDF-"), ("Export Case…", "json", b"{")):
            self.app.find("button", "Case Menu").click()
            self.app.find("menu item", item).click()
            self.app.find("label", f"Saved as “{self.ref}.{ending}”")
            content = (self.exports / f"{self.ref}.{ending}").read_bytes()
            assert content.startswith(start), content[:80]
        calendar = (self.exports / f"{self.ref}.ics").read_text(encoding="utf-8")
        assert calendar.count("BEGIN:VEVENT") == SEGMENTS and "TZID:Asia/Tokyo" in calendar, calendar

    @step("Closed while something is typed, and started again: all of it is there")
    def come_back(self):
        self.tab("Overview")
        self.app.find("text", "Goals of the Patient").enter(GOAL)
        self.app.close()
        self.check(self.export())
        self.open()
        self.open_case()
        self.app.find("text", "Goals of the Patient").wait_text(GOAL)
        self.tab("Journey")
        self.app.find("list", "Journey by Day").find("list item", "Talk with the surgeon")

    def check(self, case):
        """The case as it must be in the database when the job is done."""

        def count(plural, **fields):
            return sum(all(record.get(name) == value for name, value in fields.items()) for record in case[plural])

        expected = {
            "stage": (case["case"]["stage"], "quoting"), "goals": (case["case"].get("goals"), GOAL),
            "sums": (count("assessments", ais="A", level="T6", lel=0, ltr=26, dap="no", scim_total=42), 1),
            "records": (len(case["documents"]), len(RECORDS) + 1),
            "override": (count("overrides", rule="R01", reason="The clinic may ask for it."), 1),
            "recipients": (len(case["consent_recipients"]), len(CONSENTS) * len(CLINICS)),
            "chosen": (count("shortlist_items", decision="chosen"), 1),
            "rejected": (count("shortlist_items", decision="rejected"), 2),
            "requests": (sorted(request["status"] for request in case["quote_requests"]), ["accepted", "quoted", "quoted"]),
            "answers": (count("info_requests", status="answered", document_type="allergy_list"), 1),
            "accepted": (count("quotes", state="accepted", currency="JPY", total_minor=2450000), 1),
            "quotes": (sorted(quote["currency"] for quote in case["quotes"]), ["CNY", "JPY", "KWD"]),
            "segments": (len(case["segments"]), SEGMENTS),
        }
        wrong = {name: values for name, values in expected.items() if values[0] != values[1]}
        assert not wrong, wrong
