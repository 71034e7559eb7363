"""Hears from Windows that its screen is locked, or that the machine will sleep."""

import ctypes
from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtGui import QGuiApplication, QWindow

from ui.overriding import override

_KIND = b"windows_generic_MSG"
_OF_SESSION = 0x02B1
_LOCKED = 7
_OF_POWER = 0x0218
_WILL_SLEEP = 4
_THIS_SESSION = 0
"""WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, WM_POWERBROADCAST, PBT_APMSUSPEND and
NOTIFY_FOR_THIS_SESSION: WinUser.h and WtsApi32.h of the Windows SDK."""


class Message(ctypes.Structure):
    """The beginning of a MSG; what follows is not looked at."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wParam", ctypes.c_size_t),
    )


class Sessions(Protocol):
    """What is wanted of ``wtsapi32.dll``; not 0 where it was done."""

    def WTSRegisterSessionNotification(self, window: int, which: int) -> int:  # noqa: N802
        """Have the window told."""

    def WTSUnRegisterSessionNotification(self, window: int) -> int:  # noqa: N802
        """Have it told no more, before it goes."""


class WindowsLock(QAbstractNativeEventFilter):
    """A window nobody sees takes what Windows tells; it has to be kept."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell
        self._window = QWindow()
        self._sessions: Sessions | None = None

    def listen(self, sessions: Sessions | None = None) -> bool:
        """Whether Windows will tell of its lock; of sleep it tells every window."""
        app = QGuiApplication.instance()
        if app is None:
            return False
        app.installNativeEventFilter(self)
        self._sessions = sessions or _sessions()
        window = self._window.winId()
        asked = self._sessions.WTSRegisterSessionNotification(window, _THIS_SESSION)
        return bool(asked)

    def stop(self) -> None:
        """The program ends."""
        app = QGuiApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)
        if self._sessions is not None:
            self._sessions.WTSUnRegisterSessionNotification(self._window.winId())
            self._sessions = None

    @override
    def nativeEventFilter(
        self,
        kind: QByteArray | bytes | bytearray | memoryview,
        message: int,
    ) -> tuple[bool, int]:
        """Heard, and never kept from Qt."""
        if kind == _KIND:
            told = Message.from_address(int(message))
            if (told.message, told.wParam) in {
                (_OF_SESSION, _LOCKED),
                (_OF_POWER, _WILL_SLEEP),
            }:
                self._tell()
        return False, 0


def _sessions() -> Sessions:
    """With the types of its arguments: a handle is wider than an int."""
    library = ctypes.CDLL("wtsapi32")
    register = library.WTSRegisterSessionNotification
    register.argtypes = (ctypes.c_void_p, ctypes.c_uint)
    library.WTSUnRegisterSessionNotification.argtypes = (ctypes.c_void_p,)
    return cast("Sessions", library)
