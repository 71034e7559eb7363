"""Hears from macOS that its screen is locked."""

import ctypes
from collections.abc import Callable
from ctypes.util import find_library

_LOCKED = b"com.apple.screenIsLocked"
_UTF8 = 0x08000100
_AT_ONCE = 4
"""kCFStringEncodingUTF8 and CFNotificationSuspensionBehaviorDeliverImmediately:
CFString.h and CFNotificationCenter.h. Apple documents the name nowhere; Chromium and
KeePassXC go by it."""

_Heard = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)


class MacosLock:
    """Told on the screen's thread, whose loop is Core Foundation's; has to be kept."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._heard = _Heard(lambda *_told: tell())
        self._observer = ctypes.cast(self._heard, ctypes.c_void_p)
        self._foundation: ctypes.CDLL | None = None

    def listen(self, foundation: ctypes.CDLL | None = None) -> bool:
        """Whether macOS will tell; ``foundation`` stands in place of its library."""
        foundation = foundation or _foundation()
        if foundation is None:
            return False
        center = foundation.CFNotificationCenterGetDistributedCenter()
        name = foundation.CFStringCreateWithCString(None, _LOCKED, _UTF8)
        if not center or not name:
            return False
        foundation.CFNotificationCenterAddObserver(
            center, self._observer, self._heard, name, None, _AT_ONCE
        )
        self._foundation = foundation
        return True

    def stop(self) -> None:
        """The program ends: what it would call is gone soon."""
        if self._foundation is not None:
            center = self._foundation.CFNotificationCenterGetDistributedCenter()
            self._foundation.CFNotificationCenterRemoveEveryObserver(
                center, self._observer
            )
            self._foundation = None


def _foundation() -> ctypes.CDLL | None:
    """With the types of its functions, for a pointer is wider than an int."""
    place = find_library("CoreFoundation")
    if place is None:
        return None
    library = ctypes.CDLL(place)
    pointer = ctypes.c_void_p
    library.CFNotificationCenterGetDistributedCenter.restype = pointer
    library.CFStringCreateWithCString.restype = pointer
    library.CFStringCreateWithCString.argtypes = (
        pointer,
        ctypes.c_char_p,
        ctypes.c_uint32,
    )
    library.CFNotificationCenterAddObserver.restype = None
    library.CFNotificationCenterAddObserver.argtypes = (
        pointer,
        pointer,
        _Heard,
        pointer,
        pointer,
        ctypes.c_long,
    )
    library.CFNotificationCenterRemoveEveryObserver.restype = None
    library.CFNotificationCenterRemoveEveryObserver.argtypes = (pointer, pointer)
    return library
