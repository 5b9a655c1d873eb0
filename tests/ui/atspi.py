# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader sees: the accessibility bus, and the accessibles of an application on it.

Spoken to over D-Bus directly. libatspi asks one thing at a time, and its cache does not get on with GTK 4;
asking for a whole level of the tree at once takes less than half the time and is never stale.
"""
import re
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (Atspi only for the names of roles and states)

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
EDITABLE = "org.a11y.atspi.EditableText"
TEXT = "org.a11y.atspi.Text"
VALUE = "org.a11y.atspi.Value"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

CALL_MSECS = 10_000
NAME = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
ALL_TEXT = GLib.Variant("(ii)", (0, GLib.MAXINT32))
LABELLED_BY = 2  # the relation
CONTAINERS = {"panel", "grouping", "filler", "scroll pane", "scroll bar", "list", "tree table", "separator", "image"}
TICK_MSECS = 200  # a condition is looked at again after this long even if no event came


class NotFound(AssertionError):
    """What was looked for did not turn up in time, or more than one did."""


def role_name(number):
    return Atspi.Role(number).value_nick.replace("-", " ")


def state_names(words):
    bits = words[0] | words[1] << 32
    return frozenset(Atspi.StateType(i).value_nick for i in range(64) if bits >> i & 1 and i < Atspi.StateType.LAST_DEFINED)


def matches(pattern, value):
    """A pattern is None (anything), a string (the whole of it), or a compiled expression (found in it)."""
    if isinstance(pattern, re.Pattern):
        return pattern.search(value) is not None
    return pattern is None or pattern == value


class Bus:
    """The accessibility bus of the session bus that the environment names."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, 0, CALL_MSECS, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.context = GLib.MainContext.default()
        self.stirred = False
        self.focus = None  # the (bus name, path) that got the focus last, by its event
        self.moves = 0  # how often that happened
        for kind in ("Object", "Window", "Focus"):
            self.connection.signal_subscribe(None, f"org.a11y.atspi.Event.{kind}", None, None, None,
                                             Gio.DBusSignalFlags.NONE, self._on_event)
        for event in ("object:", "window:"):
            self.call((REGISTRY[0], "/org/a11y/atspi/registry"), "org.a11y.atspi.Registry", "RegisterEvent",
                      GLib.Variant("(sass)", (event, [], "")))

    def _on_event(self, _connection, sender, path, _interface, event, details):
        self.stirred = True
        if event == "StateChanged" and details.unpack()[:2] == ("focused", 1):
            self.focus = (sender, path)
            self.moves += 1

    def _on_tick(self):
        self.stirred = True
        return GLib.SOURCE_CONTINUE

    def call(self, ref, interface, method, arguments=None):
        """One call, its answer unpacked."""
        return self.connection.call_sync(ref[0], ref[1], interface, method, arguments, None, 0,
                                         CALL_MSECS, None).unpack()

    def get(self, ref, interface, name):
        return self.call(ref, PROPERTIES, "Get", GLib.Variant("(ss)", (interface, name)))[0]

    def applications(self):
        """The (bus name, path) of the root of each application."""
        return self.call(REGISTRY, ACCESSIBLE, "GetChildren")[0]

    def children(self, ref):
        """What lies right below an accessible, with its role alone; nothing of what leaves meanwhile."""
        nodes = []
        try:
            for child in self.call(ref, ACCESSIBLE, "GetChildren")[0]:
                node = Node(self, child, None)
                node.role = role_name(self.call(node.ref, ACCESSIBLE, "GetRole")[0])
                nodes.append(node)
        except GLib.Error:
            pass
        return nodes

    def focused(self, application):
        """What has the focus in an application, without what is below it, or None where that is not known."""
        if self.focus is None or self.focus[0] != application[0]:
            return None
        node = _Snapshot(self).take(self.focus, alone=True)
        return node if "focused" in node.states else None

    def process(self, ref):
        """The process id of who owns an accessible."""
        return self.call(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                         "GetConnectionUnixProcessID", GLib.Variant("(s)", (ref[0],)))[0]

    def wait(self, condition, secs):
        """The first true value of condition(), looked at whenever something stirs; None after secs."""
        deadline = time.monotonic() + secs
        while True:
            self.stirred = False
            value = condition()
            if value:
                return value
            if time.monotonic() > deadline:
                return None
            tick = GLib.timeout_add(TICK_MSECS, self._on_tick)
            while not self.stirred:
                self.context.iteration(True)
            GLib.source_remove(tick)

    def snapshot(self, ref):
        """A Node for ref with all that shows below it."""
        return _Snapshot(self).take(ref)


class _Snapshot:
    """Asks for a whole tree with as many questions under way as there are answers to wait for."""

    def __init__(self, bus):
        self.bus = bus
        self.waiting = 0
        self.alone = False  # whether the root is all that is wanted

    def take(self, ref, alone=False):
        root = Node(self.bus, ref, None)
        self.alone = alone
        self._visit(root)
        while self.waiting:
            self.bus.context.iteration(True)
        return root

    def _visit(self, node):
        self._ask(node, ACCESSIBLE, "GetState", None, self._on_state)
        self._ask(node, ACCESSIBLE, "GetRole", None, self._on_role)
        self._ask(node, PROPERTIES, "Get", NAME, self._on_name)


    def _ask(self, node, interface, method, arguments, then):
        def on_answer(connection, result):
            self.waiting -= 1
            try:
                then(node, connection.call_finish(result).unpack()[0])
            except GLib.Error:
                node.gone = True  # it left the tree while it was being asked

        self.waiting += 1
        self.bus.connection.call(*node.ref, interface, method, arguments, None, 0, CALL_MSECS, None, on_answer)

    def _on_role(self, node, answer):
        node.role = role_name(answer)

    def _on_name(self, node, answer):
        node.name = answer
        if not answer and node.role not in CONTAINERS:
            self._ask(node, ACCESSIBLE, "GetRelationSet", None, self._on_relations)

    def _on_relations(self, node, answer):
        """GTK leaves the name of a menu item to the label that it says names it."""
        for label in (ref for kind, refs in answer if kind == LABELLED_BY for ref in refs):
            self._ask(Node(self.bus, label, node), TEXT, "GetText", ALL_TEXT, self._on_label_text)

    def _on_label_text(self, label, answer):
        label.parent.name = f"{label.parent.name} {answer}".strip()

    def _on_state(self, node, answer):
        node.states = state_names(answer)
        if self.alone:
            return
        if node.parent is None or "showing" in node.states:
            self._ask(node, ACCESSIBLE, "GetChildren", None, self._on_children)
        else:
            node.gone = True

    def _on_children(self, node, answer):
        node.children = [Node(self.bus, tuple(ref), node) for ref in answer]
        for child in node.children:
            self._visit(child)


class Node:
    """An accessible as it was when the tree was read. What is asked of it afterwards is asked anew."""

    def __init__(self, bus, ref, parent):
        self.bus, self.ref, self.parent = bus, tuple(ref), parent
        self.role, self.name, self.states, self.children = "", "", frozenset(), []
        self.gone = False

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    def all(self, role=None, name=None, states=()):
        """Those below this node with that role, name and states; of one within another, the outer."""
        found = []
        for child in self.children:
            if child.gone:
                continue
            if matches(role, child.role) and matches(name, child.name) and child.states.issuperset(states):
                found.append(child)
            else:
                found += child.all(role, name, states)
        return found

    def dump(self):
        """The tree as text, one accessible a line; containers without a name only by their depth."""
        lines = []

        def add(node, depth):
            if node.gone:
                return
            told = node.name or node.role not in CONTAINERS
            if told:
                marks = sorted(node.states & {"focused", "selected", "checked", "expanded", "invalid entry", "busy"})
                marks += [] if "sensitive" in node.states or not node.parent else ["insensitive"]
                lines.append("  " * depth + repr(node) + (f" [{', '.join(marks)}]" if marks else ""))
            for child in node.children:
                add(child, depth + bool(told))

        add(self, 0)
        return "\n".join(lines)

    # --- asked anew --------------------------------------------------------------------------------

    def live_states(self):
        return state_names(self.bus.call(self.ref, ACCESSIBLE, "GetState")[0])

    def live_name(self):
        return self.bus.get(self.ref, ACCESSIBLE, "Name")

    def live_parent(self):
        parent = Node(self.bus, self.bus.get(self.ref, ACCESSIBLE, "Parent"), None)
        parent.role = role_name(self.bus.call(parent.ref, ACCESSIBLE, "GetRole")[0])
        return parent

    def description(self):
        return self.bus.get(self.ref, ACCESSIBLE, "Description")

    def text(self):
        """The text of an entry or a label."""
        return self.bus.call(self.ref, TEXT, "GetText", ALL_TEXT)[0]

    def value(self):
        """The number of a spin button, a slider or a bar."""
        return self.bus.get(self.ref, VALUE, "CurrentValue")

    def actions(self):
        count = self.bus.get(self.ref, ACTION, "NActions")
        return [self.bus.call(self.ref, ACTION, "GetName", GLib.Variant("(i)", (i,)))[0] for i in range(count)]

    def extents(self):
        """(x, y, width, height) within the window, in pixels."""
        window_coordinates = GLib.Variant("(u)", (1,))
        return self.bus.call(self.ref, COMPONENT, "GetExtents", window_coordinates)[0]

    # --- done to it --------------------------------------------------------------------------------

    def do(self, action):
        """Performs the action of that name."""
        index = self.actions().index(action)
        if not self.bus.call(self.ref, ACTION, "DoAction", GLib.Variant("(i)", (index,)))[0]:
            raise AssertionError(f"{self!r} refused to {action}")

    def set_text(self, text):
        """Replaces the text of an entry, any script, as an input method would."""
        if not self.bus.call(self.ref, EDITABLE, "SetTextContents", GLib.Variant("(s)", (text,)))[0]:
            raise AssertionError(f"{self!r} does not take text")

    def set_value(self, number):
        self.bus.call(self.ref, PROPERTIES, "Set",
                      GLib.Variant("(ssv)", (VALUE, "CurrentValue", GLib.Variant("d", number))))
