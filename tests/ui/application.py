# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An application under test: its process, its accessibles, its keyboard, its looks."""
import re
import subprocess

from gi.repository import GLib

from atspi import NotFound, matches

PATIENCE_SECS = 20
TOAST_DEPTH = 6  # levels below the application
SHOTS = 10  # pictures taken at most until two are the same
COMPLAINT = re.compile(r"WARNING \*\*|CRITICAL \*\*|ERROR \*\*|Sanitizer|runtime error:")

# No animations to wait for, and no frame around the window: without a compositor GTK draws a thick one.
SETTINGS = "[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n"
STYLE = "window.solid-csd { padding: 0; border-radius: 0; box-shadow: none; }\n"


class Application:
    """Use Desk.start() to make one.

    size: of the window in pixels; language: a locale such as de_DE; dark, contrast: the colours;
    text_scale: 2.0 is twice as large; environment: more variables.
    """

    def __init__(self, desk, program, arguments, profile, size=None, language="en_US", dark=False,
                 contrast=False, text_scale=1.0, environment=None):
        self.desk, self.bus = desk, desk.bus
        self.command = [str(program), *map(str, arguments)]
        self.size = size
        self.errors = desk.path(f"{program.name}-{len(desk.applications)}.log")
        self.process = self.root = None
        self.environment = desk.environment | self._folders(profile) | {
            "XENVIRONMENT": str(profile / "xdefaults"),
            "LC_ALL": f"{language}.UTF-8",
            "LANGUAGE": language,
            "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light",
            "ADW_DEBUG_HIGH_CONTRAST": "1" if contrast else "0",
        } | (environment or {})
        self._write_settings(profile, text_scale)

    @staticmethod
    def _folders(profile):
        names = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
        for name in names.values():
            (profile / name).mkdir(parents=True, exist_ok=True)
        return {variable: str(profile / name) for variable, name in names.items()}

    @staticmethod
    def _write_settings(profile, text_scale):
        folder = profile / "config/gtk-4.0"
        folder.mkdir(exist_ok=True)
        (profile / "xdefaults").write_text(f"Xft.dpi: {96 * text_scale:.0f}\n", encoding="utf-8")
        (folder / "settings.ini").write_text(SETTINGS, encoding="utf-8")
        (folder / "gtk.css").write_text(STYLE, encoding="utf-8")

    # --- its life ----------------------------------------------------------------------------------

    def start(self):
        with open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(self.command, env=self.environment, stdin=subprocess.DEVNULL,
                                            stdout=errors, stderr=errors)
        self.root = self.wait(self._find_root, "its window on the accessibility bus")
        if self.size:
            self.resize(*self.size)

    def _find_root(self):
        for ref in self.bus.applications():
            try:
                if self.bus.process(ref) == self.process.pid and self.bus.snapshot(ref).all("frame"):
                    return ref
            except GLib.Error:
                continue  # an earlier application that is just leaving
        return None

    def close(self):
        """Closes its windows as their close buttons do, and waits for the end."""
        for frame in self.find_all("frame"):
            try:
                frame.node.do("window.close")
            except GLib.Error:
                pass  # it may be gone before it answers
        self.wait_end()

    def wait_end(self):
        """Waits until the process ends, which must be well and without complaint."""
        if not self.bus.wait(lambda: self.process.poll() is not None, PATIENCE_SECS):
            raise AssertionError(f"it goes on\n{self.tree()}")
        if self.process.returncode:
            raise AssertionError(f"it ended with status {self.process.returncode}:\n{self.output()}")
        if self.complaints():
            raise AssertionError("it complained:\n" + "\n".join(self.complaints()))

    def kill(self):
        """Ends it at once, as a power cut would; nothing happens to one that has ended."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def output(self):
        return self.errors.read_text(encoding="utf-8", errors="replace")

    def complaints(self):
        """The lines of GLib's warnings and worse."""
        return [line for line in self.output().splitlines() if COMPLAINT.search(line)]

    # --- looking -----------------------------------------------------------------------------------

    def wait(self, condition, what, secs=PATIENCE_SECS):
        """The first true value of condition(); what names it where it does not come about."""

        def look():
            if self.process.poll() is not None:
                raise AssertionError(f"it ended with status {self.process.returncode}:\n{self.output()}")
            return condition()

        value = self.bus.wait(look, secs)
        if not value:
            raise NotFound(f"no {what} within {secs} s\n{self.tree()}")
        return value

    def snapshot(self):
        return self.bus.snapshot(self.root)

    def tree(self):
        """What shows now, as text."""
        return self.snapshot().dump() if self.root else "(nothing yet)"

    def find_all(self, role=None, name=None, states=(), within=None):
        """All that show with that role, name (a string or a compiled expression) and states, without waiting."""
        scope = self.bus.snapshot(within.node.ref) if within else self.snapshot()
        return [Accessible(self, node) for node in scope.all(role, name, states)]

    def find(self, role=None, name=None, states=(), within=None, secs=PATIENCE_SECS):
        """Waits for the one that shows with that role, name and states."""
        what = f"{role or 'accessible'} {name!r} {' '.join(states)}".strip()
        found = self.wait(lambda: self.find_all(role, name, states, within), what, secs)
        if len(found) > 1:
            raise NotFound(f"{len(found)} times {what}: narrow it with within=\n{self.tree()}")
        return found[0]

    def find_gone(self, role=None, name=None, within=None, secs=PATIENCE_SECS):
        """Waits until none shows any more."""
        self.wait(lambda: not self.find_all(role, name, (), within), f"end of {role} {name!r}", secs)

    def toasts(self):
        """The toasts that show; they lie near the root, so that the rest need not be asked."""
        found, around = [], [self.root]
        for _ in range(TOAST_DEPTH):
            nodes = [node for ref in around for node in self.bus.children(ref)]
            found += [Accessible(self, node) for node in nodes if node.role == "alert"]
            around = [node.ref for node in nodes if node.role in ("frame", "panel", "grouping")]
        return [one for one in found if one.find_all("button", "Dismiss")]  # dialogs that warn are alerts too

    # --- keyboard and looks ------------------------------------------------------------------------

    def _xdotool(self, *words):
        return self.desk.run("xdotool", *words).stdout.split()

    def _windows(self):
        return self._xdotool("search", "--onlyvisible", "--pid", self.process.pid)

    def _geometry(self, window):
        return dict(line.split("=") for line in self._xdotool("getwindowgeometry", "--shell", window))

    def window(self):
        """The X window that is the largest: the others are popovers and dialogs."""
        sizes = [self._geometry(window) for window in self._windows()]
        return max(sizes, key=lambda size: int(size["WIDTH"]) * int(size["HEIGHT"]))["WINDOW"]

    def _take_keyboard(self):
        if self._xdotool("getwindowfocus")[0] not in self._windows():
            self._xdotool("windowfocus", "--sync", self.window())

    def press(self, *keys):
        """Presses keys one after the other, such as "ctrl+n", "Tab", "alt+Left"."""
        self._take_keyboard()
        self._xdotool("key", *keys)

    def type(self, text):
        """Types on the keyboard into whatever has the focus; Accessible.enter() knows every script."""
        self._take_keyboard()
        self._xdotool("type", "--delay", "2", text)

    def click_at(self, x, y, button=1, times=1):
        """Clicks at a point of the window; buttons 4 to 7 are the wheel."""
        self._take_keyboard()
        self._xdotool("mousemove", x, y, "click", "--repeat", times, "--delay", 1, button)

    def move_focus(self, key):
        """Presses a key that moves the focus, and waits until it has moved."""
        before = self.bus.moves
        self.press(key)
        self.wait(lambda: self.bus.moves != before, f"focus moved by {key}")

    def tab_to(self, role=None, name=None, key="Tab", most=300):
        """Presses Tab until what has that role and name has the focus, as who has no mouse does."""
        for _ in range(most):
            node = self.bus.focused(self.root)
            if node and role in (None, node.role) and matches(name, node.name):
                return Accessible(self, node)
            self.move_focus(key)
        raise NotFound(f"{role} {name!r} is not reached by {key}\n{self.tree()}")

    def walk_to(self, items, wanted, most=200):
        """Presses Down or Up until the wanted one of the items that items() gives has the focus."""
        for _ in range(most):
            rows = items()
            target = next(i for i, row in enumerate(rows) if wanted(row))
            here = next((i for i, row in enumerate(rows) if "focused" in row.states), -1)
            if here == target:
                return
            self.move_focus("Down" if here < target else "Up")
        raise NotFound(f"not reached by Down and Up\n{self.tree()}")

    def resize(self, width, height):
        self._xdotool("windowsize", "--sync", self.window(), width, height)
        frame = self.find_all("frame")[0]
        self.wait(lambda: frame.node.extents()[2:] == (width, height), f"{width}×{height} window")

    def screenshot(self, name):
        """A picture of the window, popovers included, once it has come to rest."""
        path = self.desk.artifacts / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._xdotool("mousemove", *self.desk.screen)  # so that nothing is drawn as under the pointer
        crop = "{WIDTH}x{HEIGHT}+{X}+{Y}".format(**self._geometry(self.window()))
        last = None
        for _ in range(SHOTS):
            self.desk.run("import", "-window", "root", "-crop", crop, "+repage", "-strip",
                          "-define", "png:exclude-chunks=date,time", path)
            picture = path.read_bytes()
            if picture == last:
                break
            last = picture
        return path


def centre(extents):
    x, y, width, height = extents
    return x + width // 2, y + height // 2


class Accessible:
    """Something found in an application."""

    def __init__(self, application, node):
        self.application, self.node = application, node
        self.role, self.name, self.states = node.role, node.name, node.states

    def __repr__(self):
        return repr(self.node)

    def find(self, role=None, name=None, states=(), secs=PATIENCE_SECS):
        """Like Application.find(), below this one."""
        return self.application.find(role, name, states, within=self, secs=secs)

    def find_all(self, role=None, name=None, states=()):
        return self.application.find_all(role, name, states, within=self)

    def text(self):
        return self.node.text()

    def value(self):
        return self.node.value()

    def description(self):
        return self.node.description()

    def has(self, state):
        return state in self.node.live_states()

    def wait_for(self, condition, what):
        """Waits until condition(self) holds."""
        self.application.wait(lambda: condition(self), f"{self!r} {what}")
        return self

    def wait_text(self, text):
        """Waits until its text or, for what has none, its name is this."""
        return self.wait_for(lambda one: one.text() == text, f"reading “{text}”")

    def wait_state(self, state, on=True):
        return self.wait_for(lambda one: one.has(state) == on, f"{'' if on else 'not '}{state}")

    def click(self):
        """Works it: by its own action as a screen reader would, or else with the mouse."""
        self.wait_state("sensitive")
        if "click" in self.node.actions():
            self.node.do("click")
        elif self.role.endswith("menu item"):
            menu = self.node.ref
            self.application.walk_to(lambda: self.application.find_all(self.role), lambda item: item.node.ref == menu)
            self.application.press("Return")
        else:
            self.scroll_into_view()
            self._uncover()
            self.application.click_at(*centre(self.node.extents()))

    def _uncover(self):
        """Waits until no toast is before its middle, or dismisses it."""
        x, y = centre(self.node.extents())
        for toast in self.application.toasts():
            left, top, width, height = toast.node.extents()
            if left <= x < left + width and top <= y < top + height:
                toast.find("button", "Dismiss").click()
                self.application.wait(lambda: not self.application.toasts(), "end of the toast")

    def open(self):
        """Opens a row of a table: takes it and presses Enter."""
        self.click()
        self.wait_state("selected")
        self.application.press("Return")

    def scroll_into_view(self):
        """Turns the wheel over the lists and pages that hold it until its middle shows."""
        pane = self.node
        while pane.role not in ("frame", "application"):
            pane = pane.live_parent()
            if pane.role == "scroll pane":
                self._scroll_within(pane)

    def _scroll_within(self, pane):
        notch = None  # how far one turn of the wheel goes, once that is known
        for _ in range(200):
            x, y = centre(self.node.extents())
            left, top, width, height = pane.extents()
            if not top <= y < top + height:
                button, far = (4, top - y) if y < top else (5, y - top - height)
            elif not left <= x < left + width:
                button, far = (6, left - x) if x < left else (7, x - left - width)
            else:
                return
            # over the edge, where no spin button takes the wheel for its own
            self.application.click_at(left + width - 3, top + height // 2, button, 1 + far // notch if notch else 1)
            self.wait_for(lambda one: centre(one.node.extents()) != (x, y), "scrolled")
            notch = notch or max(map(abs, (centre(self.node.extents())[0] - x, centre(self.node.extents())[1] - y)))
        raise AssertionError(f"{self!r} cannot be scrolled to")

    def enter(self, text):
        """Replaces its text, in any script, and leaves the focus in it."""
        if not self.has("focused"):
            self.click()
        if not self.application.bus.wait(lambda: self.has("focused"), PATIENCE_SECS / 4):
            self.click()  # a toast may have come between
            self.wait_state("focused")
        self.node.set_text(text)
        return self.wait_text(text)

    def choose(self, option):
        """Opens this drop-down and takes an option by its name, searching where it has a search."""
        buttons = self.find_all("toggle button")  # which needs no mouse; a row of a boxed list has none
        (buttons[0] if buttons else self).click()
        return self.take(option)

    def take(self, option, typed=None, most=200):
        """Takes an option of this drop-down, which is open, by keyboard; where it has a search, that is typed into."""
        if self._has_search():
            search = self.find("entry", states=["focused"])
            self.application.type(typed) if typed else search.node.set_text(option)
        else:
            self.find("list item", states=["focused"])
        self.wait_for(lambda one: option in [name for name, *_ in one._rows()], f"with {option}")
        for _ in range(most):
            rows = self._rows()
            target = [name for name, *_ in rows].index(option)
            if rows[target][1:] == (True, True):
                break
            here = next((i for i, (_, focused, _) in enumerate(rows) if focused), -1)
            # GTK first takes what has the focus, and moves with the next key.
            self.application.press("Down" if here <= target else "Up")
            self.wait_for(lambda one: one._rows() != rows, "moved in")
        self.application.press("Return")
        self.wait_state("expanded", False)
        return self.find("label", option)

    def _rows(self):
        return [(row.name or row.find_all("label")[0].name, "focused" in row.states, "selected" in row.states)
                for row in self.find_all("list item") if row.name or row.find_all("label")]

    def _has_search(self):
        self.wait_for(lambda one: one.find_all("list item") or one.find_all("entry"), "open")
        return bool(self.find_all("entry"))

    def set_value(self, number):
        self.node.set_value(number)
        return self.wait_for(lambda one: one.value() == number, f"at {number}")
