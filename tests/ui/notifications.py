# SPDX-FileCopyrightText: The Sojourn developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A place for notifications, as a desktop has one: what applications send is kept to be looked at."""
from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
INTERFACE = """
<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>
"""


class Notifications:
    """The titles that were shown on a session bus, in their order."""

    def __init__(self, session):
        self.titles = []
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        session.register_object(PATH, interface, self._on_call, None, None)
        Gio.bus_own_name_on_connection(session, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def _on_call(self, _connection, _sender, _path, _interface, method, arguments, invocation):
        if method == "Notify":
            self.titles.append(arguments.unpack()[3])
            invocation.return_value(GLib.Variant("(u)", (len(self.titles),)))
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["actions", "body"],)))
        elif method == "GetServerInformation":
            invocation.return_value(GLib.Variant("(ssss)", ("desk", "sojourn", "1", "1.2")))
        else:
            invocation.return_value(None)
