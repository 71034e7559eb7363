"""What Windows says of its lock, in messages laid out as Windows lays them out."""

import ctypes
from ctypes import wintypes

import pytest
from pytestqt.qtbot import QtBot

from ui.screen_lock import ScreenLock
from ui.windows_lock import Message, WindowsLock

_SESSION, _POWER = 0x02B1, 0x0218
_KIND = b"windows_generic_MSG"


class _Library:
    """In place of ``wtsapi32.dll``."""

    def __init__(self, *, tells: bool) -> None:
        self.tells = tells
        self.asked: list[tuple[int, int]] = []
        self.stopped: list[int] = []

    def WTSRegisterSessionNotification(self, window: int, which: int) -> int:  # noqa: N802
        self.asked.append((window, which))
        return int(self.tells)

    def WTSUnRegisterSessionNotification(self, window: int) -> int:  # noqa: N802
        self.stopped.append(window)
        return 1


@pytest.mark.parametrize(
    ("message", "about", "is_told"),
    [
        (_SESSION, 6, False),
        (_SESSION, 7, True),
        (_SESSION, 8, False),
        (_POWER, 4, True),
        (_POWER, 7, False),
        (_SESSION + 1, 7, False),
        (0x0100, 4, False),
    ],
    ids=["logs off", "locks", "unlocks", "will sleep", "woke", "another", "a key"],
)
def test_only_the_lock_and_sleep_are_told(
    qtbot: QtBot, message: int, about: int, is_told: bool
) -> None:
    del qtbot
    told: list[str] = []
    windows = WindowsLock(lambda: told.append("locked"))
    from_windows = wintypes.MSG(message=message, wParam=about)

    kept = windows.nativeEventFilter(_KIND, ctypes.addressof(from_windows))

    assert told == ["locked"] * is_told
    assert kept == (False, 0)


def test_what_another_platform_sends_is_not_read(qtbot: QtBot) -> None:
    """Its layout is its own: an address of 0 would end the program."""
    del qtbot
    told: list[str] = []
    windows = WindowsLock(lambda: told.append("locked"))

    assert windows.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert not told


def test_the_beginning_of_a_message_is_where_windows_has_it() -> None:
    for field in ("message", "wParam"):
        ours, theirs = getattr(Message, field), getattr(wintypes.MSG, field)
        assert ours.offset == theirs.offset


@pytest.mark.parametrize("tells", [True, False])
def test_a_window_of_its_own_asks_to_be_told(qtbot: QtBot, tells: bool) -> None:
    """Of this person's session alone, and of no other that is signed in."""
    del qtbot
    library = _Library(tells=tells)
    windows = WindowsLock(lambda: None)

    assert windows.listen(library) is tells
    ((window, which),) = library.asked
    assert window
    assert which == 0
    windows.stop()
    windows.stop()
    assert library.stopped == [window]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_each_platform_has_its_own_ear(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """The lock is told on, whoever heard of it, until the program ends."""
    stopped: list[str] = []

    class Ear:
        def __init__(self, tell: object) -> None:
            self.tell = tell

        def listen(self) -> bool:
            assert callable(self.tell)
            self.tell()
            return True

        def stop(self) -> None:
            stopped.append(platform)

    monkeypatch.setattr("ui.screen_lock._ELSEWHERE", {platform: Ear})
    heard = ScreenLock()

    with qtbot.waitSignal(heard.locked):
        assert heard.listen(platform)
    heard.stop()
    assert stopped == [platform]


def test_a_platform_nobody_knows_tells_nothing(qtbot: QtBot) -> None:
    del qtbot
    assert not ScreenLock().listen("haiku")
