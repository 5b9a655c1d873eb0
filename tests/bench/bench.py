# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every figure is measured on: a display, buses, programs and 100,000 cases of the same run."""
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))
import desk  # noqa: E402  (the virtual display of the UI tests)

CASES = 100_000
ROUNDS = 7
PATIENCE_SECS = 600
SOURCE = desk.SOURCE
BUILD = desk.BUILD
PROGRAMS = BUILD / "tests/bench"
CTL = BUILD / "src/cli/sojournctl"

GIVEN = ("Anna Amira Astrid Bao Carlos Chiara Dalia Dmitri Elif Emre Farah Fatima Giulia Hana Hassan Hugo Ines Ivan Jin "
         "João Kenji Klara Lars Leila Lin Lucía Malik Marta Mei Mira Noor Olga Omar Paula Pedro Qiang Rania Rosa Sami "
         "Sofia Tomás Uma Viktor Wei Xenia Yara Yusuf Zoë 伟 芳 娜 敏 محمد فاطمة").split()
FAMILY = ("Abe Andersson Aziz Bauer Berg Castro Chen Costa Dahl Diaz Duarte Eriksson Esposito Fischer Fontaine García "
          "Gruber Haddad Hansen Ito Ivanova Jansen Jensen Kaya Keller Kim Kowalski Lambert Lindqvist Marchetti Meyer "
          "Moreau Nakamura Novák Okafor Öztürk Park Petrov Quintero Ricci Rossi Sato Schmidt Silva Tanaka Torres "
          "Urquhart Vogel Wagner Wang Weber Xu Yamada Yılmaz Zhang Zimmermann 王 李 张 刘 الهاشمي العلي").split()
COUNTRIES = "SE DE FR IT ES PT PL TR EG SA AE KW JP KR CN BR MX AR US CA".split()
STAGES = ("lead intake risk shortlist quoting decision travel_prep in_destination discharge follow_up evaluation "
          "closed on_hold withdrawn").split()
CONDITIONS = "spinal_cord_injury graft_versus_host knee_osteoarthritis type_2_diabetes other".split()
COORDINATORS = ("Nadia", "Per", "Xiu", "Omar", "Beatriz")
TASKS = ("Call the patient", "Ask for the discharge letter", "Translate the record", "Check the passport")


@dataclass
class Figure:
    """A measured value beside its bar, which is the most it may be."""

    id: str
    value: float
    unit: str
    bar: float
    note: str = ""

    @property
    def holds(self):
        return self.value <= self.bar

    def to_json(self):
        return {"id": self.id, "value": round(self.value, 3), "unit": self.unit, "bar": self.bar, "holds": self.holds}


def median(values):
    return statistics.median(values)


def percentile(values, percent):
    """The least value that so many percent of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1)]


def interleave(*measures, rounds=ROUNDS):
    """Measures A B A B …, after one round that warms caches; a list of values for each."""
    values = [[] for _ in measures]
    for measure in measures:
        measure()
    for _ in range(rounds):
        for measure, kept in zip(measures, values):
            kept.append(measure())
    return values


def make_case(number):
    """A case as an agency has them after some years: who, where from, what, how far, what is next."""
    dice = random.Random(number)
    person = {"id": "p", "given_name": dice.choice(GIVEN), "family_name": f"{dice.choice(FAMILY)} {dice.choice(FAMILY)}",
              "birth_date": f"{dice.randint(1940, 2015)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
              "sex": dice.choice("FM"), "residence": dice.choice(COUNTRIES), "languages": ["eng"],
              "email": f"patient{number}@example.org"}
    case = {"ref": f"MT-{2010 + number % 15}-{number:06}", "patient": "p", "stage": dice.choice(STAGES),
            "urgency": dice.choice(("routine", "soon", "urgent")), "condition": dice.choice(CONDITIONS),
            "opened_on": f"{2010 + number % 15}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            "home_zone": "Europe/Stockholm", "owner": dice.choice(COORDINATORS)}
    document = {"format": "sojourn-case", "version": 1, "case": case, "people": [person]}
    if number % 2 == 0:
        document["tasks"] = [{"title": dice.choice(TASKS),
                              "due_on": f"2027-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"}]
    return document


class Stage(desk.Desk):
    """The virtual display of the UI tests, with the renderer that a user gets and nobody listening in."""

    def __init__(self, folder):
        """Databases are in a folder of its own in the one given, which is on a disk, as /tmp may not be."""
        super().__init__()
        self.disk = Path(tempfile.mkdtemp(prefix="stage-", dir=folder))
        self._cases = None

    def __enter__(self):
        try:
            self.environment = self._make_environment()
            self._start_display()
            self._start_buses()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception):
        super().__exit__(*exception)
        shutil.rmtree(self.disk, ignore_errors=True)

    def _make_environment(self):
        environment = super()._make_environment() | {"LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": str(self.path("config"))}
        del environment["GSK_RENDERER"]
        return environment

    def set_section(self, section):
        """What the application opens with."""
        folder = self.path("config/glib-2.0/settings")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keyfile").write_text(f"[io/github/sojourndesk/Sojourn]\nsection='{section}'\n", encoding="utf-8")

    def check_output(self, *command, **options):
        """Runs a program that has to succeed, and gives what it printed."""
        done = subprocess.run([str(word) for word in command], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_SECS, check=False, **options)
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def spawn_piped(self, *command):
        """A program that is talked to, ended with the stage."""
        child = subprocess.Popen([str(word) for word in command], env=self.environment, bufsize=0,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.children.append(child)
        return child

    def case_lines(self):
        """The cases as a file to import."""
        path = self.disk / "cases.jsonl"
        if not path.exists():
            with open(path, "w", encoding="utf-8") as lines:
                for number in range(CASES):
                    lines.write(json.dumps(make_case(number), ensure_ascii=False) + "\n")
        return path

    def import_into(self, database, *files):
        self.check_output(CTL, "import", "--database", database, *files)

    def remove(self, database):
        """A database with all that SQLite puts beside it."""
        for path in self.disk.glob(database.name + "*"):
            path.unlink()

    def cases(self):
        """A database with all the cases, which figures may use one after the other."""
        if self._cases is None:
            database = self.disk / "cases.db"
            self.import_into(database, self.case_lines())
            self._cases = database
        return self._cases
