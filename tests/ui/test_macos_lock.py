"""What macOS says of its lock, through functions shaped as Core Foundation's."""

import ctypes
from collections.abc import Callable
from typing import cast

import pytest

from ui import macos_lock
from ui.macos_lock import MacosLock


class _Foundation:
    """In place of Core Foundation's library."""

    def __init__(self, *, center: int = 11, name: int = 12) -> None:
        self.center = center
        self.name = name
        self.named: list[bytes] = []
        self.observed: list[tuple[object, ...]] = []
        self.removed: list[tuple[object, ...]] = []

    def CFNotificationCenterGetDistributedCenter(self) -> int:  # noqa: N802
        return self.center

    def CFStringCreateWithCString(  # noqa: N802
        self, _maker: None, text: bytes, encoding: int
    ) -> int:
        assert encoding == 0x08000100
        self.named.append(text)
        return self.name

    def CFNotificationCenterAddObserver(self, *told: object) -> None:  # noqa: N802
        self.observed.append(told)

    def CFNotificationCenterRemoveEveryObserver(self, *told: object) -> None:  # noqa: N802
        self.removed.append(told)


def _library(**kept: int) -> tuple[_Foundation, ctypes.CDLL]:
    made = _Foundation(**kept)
    return made, cast("ctypes.CDLL", made)


def test_the_lock_is_told() -> None:
    """By the very function that macOS is given, called as C calls it."""
    told: list[str] = []
    macos = MacosLock(lambda: told.append("locked"))
    foundation, library = _library()

    assert macos.listen(library)
    ((center, observer, heard, name, _sender, when),) = foundation.observed
    assert foundation.named == [b"com.apple.screenIsLocked"]
    assert (center, name, when) == (11, 12, 4)
    assert not told
    cast("Callable[..., None]", heard)(center, None, name, None, None)
    assert told == ["locked"]
    macos.stop()
    assert foundation.removed == [(11, observer)]


@pytest.mark.parametrize("missing", ["center", "name"])
def test_without_a_center_nothing_is_told(missing: str) -> None:
    foundation, library = _library(**{missing: 0})

    assert not MacosLock(lambda: None).listen(library)
    assert not foundation.observed


def test_without_its_library_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macos_lock, "find_library", lambda _name: None)

    assert not MacosLock(lambda: None).listen()
