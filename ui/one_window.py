"""One window for a record: a second start brings the first one's to the front.

Whoever holds the lock is the first, and listens on a socket that only its own account
can reach. All that is understood there is ``raise``; nothing is told but that it was.
"""

import logging
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QDir,
    QLockFile,
    QObject,
    QThread,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)
RAISED = "Vigil is open on this record already: its window was brought to the front."
WISH = b"raise\n"
ANSWER = b"raised\n"
STARTING_MS = 30_000
"""How long a first one may take from its lock to its socket on a busy machine."""
ANSWERED_MS = 3000
"""One that gives no answer for so long hangs, or has ended."""
_AGAIN_MS = 50
_TRY_LOCK_MS = 1000
_MOST_CALLERS = 32
_OWNER_ONLY = 0o700
_DESKTOP = ("WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")
_SHORT = 32


class OneWindow(QObject):
    """Whether this is the first Vigil on that folder and desktop, and who calls it.

    Where nothing can be agreed upon, each is the first: the record's own lock decides.

    *Signals:* ``raise_wanted()``: a second start was asked for.
    """

    raise_wanted = Signal()

    def __init__(
        self, folder: Path, environ: "Mapping[str, str] | None" = None
    ) -> None:
        super().__init__()
        environ = os.environ if environ is None else environ
        place = meeting_place(environ)
        name = _name(folder, environ)
        self._name = (
            name if sys.platform == "win32" else str(place / name if place else "")
        )
        self._lock = QLockFile(str(place / f"{name}.lock")) if place else None
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []
        self._again = QTimer(self)
        self._again.timeout.connect(self.listen)
        if self._lock is not None:
            # However old: it is void once the process that holds it has ended.
            self._lock.setStaleLockTime(0)

    def raise_first(self) -> bool:
        """Whether another one is there and has come to the front; waits for that.

        One that hangs is not waited for any longer, and this start goes on.
        """
        if self._lock is None:
            return False
        patience = QDeadlineTimer(STARTING_MS)
        while not self._lock.tryLock(0):
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                return False
            answered = self._ask()
            if answered is not None or patience.hasExpired():
                return bool(answered)
            QThread.msleep(_AGAIN_MS)
        return False

    def listen(self) -> None:
        """From now on second starts are heard; later, where another has the lock."""
        if self._lock is None or self._server is not None:
            return
        if not self._lock.isLocked() and not self._lock.tryLock(0):
            self._again.start(_TRY_LOCK_MS)
            return
        self._again.stop()
        # Not before the first frame, which it would hold up.
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Left by one that was killed: whoever has the lock may take its place.
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._take_callers)
        if server.listen(self._name):
            self._server = server
            return
        _log.warning("Second starts are not heard: %s", server.serverError().name)
        # Nobody is to wait for what will never be heard.
        self._lock.unlock()

    def end(self) -> None:
        """The next start is the first."""
        self._again.stop()
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()

    def _ask(self) -> bool | None:
        """Whether the first one answered; None where it does not listen yet."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWERED_MS):
            return None
        socket.write(WISH)
        patience = QDeadlineTimer(ANSWERED_MS)
        while socket.bytesAvailable() < len(ANSWER) and not patience.hasExpired():
            if not socket.waitForReadyRead(patience.remainingTime()):
                break
        return socket.read(len(ANSWER)).data() == ANSWER

    @Slot()
    def _take_callers(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            if len(self._callers) >= _MOST_CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.append(caller)
            caller.setReadBufferSize(len(WISH) + 1)
            caller.readyRead.connect(self._hear)
            caller.disconnected.connect(self._forget)
            # Who says nothing keeps nobody else from being heard.
            QTimer.singleShot(ANSWERED_MS, caller, caller.abort)
            _hear(self, caller)

    @Slot()
    def _hear(self) -> None:
        for caller in tuple(self._callers):
            _hear(self, caller)

    @Slot()
    def _forget(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        gone = QLocalSocket.LocalSocketState.UnconnectedState
        for caller in [one for one in self._callers if one.state() == gone]:
            self._callers.remove(caller)
            caller.deleteLater()


def _hear(of: OneWindow, caller: "QLocalSocket") -> None:
    """Anything but the one wish ends the call."""
    said = caller.peek(len(WISH) + 1).data()
    if said == WISH:
        caller.read(len(WISH))
        caller.write(ANSWER)
        caller.flush()
        caller.disconnectFromServer()
        of.raise_wanted.emit()
    elif not WISH.startswith(said):
        caller.abort()


def bring_to_front(window: QWidget) -> None:
    """In the size it had; where the desktop forbids it, its task is marked."""
    if window.isMinimized():
        # Qt's own names of the states take longer to make than a start has to spare.
        (window.showMaximized if window.isMaximized() else window.showNormal)()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def meeting_place(environ: "Mapping[str, str]") -> Path | None:
    """A folder that only this account can write to; None where there is none."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if sys.platform == "win32":
        return Path(QDir.tempPath())
    if Path(runtime).is_absolute() and _is_own(Path(runtime)):
        return Path(runtime)
    place = Path(QDir.tempPath()) / f"vigil-{os.getuid()}"
    try:
        place.mkdir(mode=_OWNER_ONLY, exist_ok=True)
    except OSError:
        return None
    return place if _is_own(place) else None


def _is_own(place: Path) -> bool:
    """Whether it is a folder, and no link, of this account and closed to others."""
    try:
        told = place.lstat()
    except OSError:
        return False
    is_closed = not told.st_mode & 0o077
    return stat.S_ISDIR(told.st_mode) and told.st_uid == os.getuid() and is_closed


def _name(folder: Path, environ: "Mapping[str, str]") -> str:
    """Tells nothing of the folder; another desktop of the same account has another."""
    parts = (str(folder.resolve()), *(environ.get(name, "") for name in _DESKTOP))
    told = chr(0).join(parts).encode(errors="surrogateescape")
    hashed = QCryptographicHash.hash(told, QCryptographicHash.Algorithm.Sha256)
    return f"vigil-{bytes(hashed.toHex().data()).decode()[:_SHORT]}"
