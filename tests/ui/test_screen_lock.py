"""What the desktop says of its own lock, over a real bus of the test's own."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from ui.screen_lock import ScreenLock

_DAEMON = shutil.which("dbus-daemon")
pytestmark = pytest.mark.skipif(
    _DAEMON is None, reason="no dbus-daemon here, which is the bus of the test"
)


@pytest.fixture
def address() -> Iterator[str]:
    asked = [str(_DAEMON), "--session", "--print-address", "--nofork"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def buses(address: str) -> Iterator[list[QDBusConnection]]:
    """One for each of the two that are listened to, and one for who speaks."""
    names = ["session", "system", "desktop"]
    buses = [QDBusConnection.connectToBus(address, name) for name in names]
    assert all(bus.isConnected() for bus in buses)
    yield buses
    for name in names:
        QDBusConnection.disconnectFromBus(name)


def _said(interface: str, name: str, *arguments: object) -> QDBusMessage:
    message = QDBusMessage.createSignal("/anywhere", interface, name)
    message.setArguments(list(arguments))
    return message


def _listening(session: QDBusConnection, system: QDBusConnection) -> ScreenLock:
    """Once the bus knows what it has to pass on."""
    heard = ScreenLock()
    assert heard.listen_on(session, system)
    bus = "org.freedesktop.DBus"
    for each in (session, system):
        each.call(QDBusMessage.createMethodCall(bus, "/", bus, "GetId"))
    return heard


@pytest.mark.parametrize(
    ("interface", "name", "arguments"),
    [
        ("org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
        ("org.gnome.ScreenSaver", "ActiveChanged", (True,)),
        ("org.freedesktop.login1.Session", "Lock", ()),
        ("org.freedesktop.login1.Manager", "PrepareForSleep", (True,)),
    ],
)
def test_the_lock_of_the_desktop_is_heard(
    qtbot: QtBot,
    buses: list[QDBusConnection],
    interface: str,
    name: str,
    arguments: tuple[object, ...],
) -> None:
    session, system, desktop = buses
    heard = _listening(session, system)
    with qtbot.waitSignal(heard.locked):
        desktop.send(_said(interface, name, *arguments))


def test_its_end_locks_nothing(qtbot: QtBot, buses: list[QDBusConnection]) -> None:
    """Only the last of these says that a screen was locked."""
    session, system, desktop = buses
    heard = _listening(session, system)
    times: list[bool] = []
    heard.locked.connect(lambda: times.append(True))
    with qtbot.waitSignal(heard.locked):
        desktop.send(_said("org.gnome.ScreenSaver", "ActiveChanged", False))
        desktop.send(_said("org.freedesktop.login1.Manager", "PrepareForSleep", False))
        desktop.send(_said("org.gnome.ScreenSaver", "ActiveChanged", True))
    assert times == [True]


def test_without_a_bus_nothing_is_heard() -> None:
    nowhere = QDBusConnection("no bus of that name")
    assert not ScreenLock().listen_on(nowhere, nowhere)
