"""A second start brings the first one's window to the front, and ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.traps.logs import ExpectedLogs
from tests.ui.command_line.running import ROOT
from ui.one_window import ANSWER, RAISED, OneWindow, bring_to_front, meeting_place

_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app, main_window, one_window
from ui.launch import Launch

def tell(words):
    print(words, flush=True)

def raised(window, bring=one_window.bring_to_front):
    bring(window)
    tell("raised")
    count.append(window)
    if len(count) == int(sys.argv[2]):
        window.close_now()

def shown(window, screen, show=main_window.MainWindow.open_on):
    tell("window")
    show(window, screen)

def listen(one, begin=one_window.OneWindow.listen):
    begin(one)
    tell("listens")

count = []
one_window.bring_to_front = raised
one_window.OneWindow.listen = listen
main_window.MainWindow.open_on = shown
sys.exit(app.open_app(Launch(folder=Path(sys.argv[1]), is_by_name=True)))
"""


class Starts:
    """Starts Vigil on one record, on one desktop."""

    def __init__(self, folder: Path, runtime: str) -> None:
        self.folder = folder
        self.environ = {**os.environ, "XDG_RUNTIME_DIR": runtime}

    @contextmanager
    def one(
        self, ends_after: int = 1, **environ: str
    ) -> Iterator[subprocess.Popen[str]]:
        """Ends once it was raised so often; killed at the end of the test."""
        arguments = [str(self.folder), str(ends_after)]
        with subprocess.Popen(
            [sys.executable, "-c", _FIRST, *arguments],
            cwd=ROOT,
            env={**self.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                yield process
            finally:
                process.kill()


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    # A socket's path has 107 bytes at most, and that of the test's own folder more.
    with TemporaryDirectory(prefix="v") as runtime:
        yield Starts(tmp_path / "record", runtime)


def _until(process: subprocess.Popen[str], words: str) -> list[str]:
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line.strip())
        if told[-1] == words:
            break
    return told


def test_a_second_start_raises_the_first_and_ends(starts: Starts) -> None:
    with starts.one() as first:
        _until(first, "listens")
        with starts.one() as second:
            out, err = second.communicate()
        assert (second.returncode, out, err) == (0, f"{RAISED}\n", "")
        assert _until(first, "raised") == ["raised"]
        assert first.wait() == 0


def test_of_a_few_at_once_one_is_left(starts: Starts) -> None:
    _check_one_is_left(starts, 3)


@pytest.mark.faults
def test_of_twenty_at_once_one_is_left(starts: Starts) -> None:
    _check_one_is_left(starts, 20)


def _check_one_is_left(starts: Starts, number: int) -> None:
    environ, folder = starts.environ, str(starts.folder)
    all_ = [
        subprocess.Popen(
            [sys.executable, "-c", _FIRST, folder, str(number - 1)],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(number)
    ]
    try:
        told = [process.communicate()[0] for process in all_]
    finally:
        for process in all_:
            process.kill()
    assert [process.returncode for process in all_] == [0] * number
    assert sorted(told)[: number - 1] == [f"{RAISED}\n"] * (number - 1)
    assert sum("window" in words.splitlines() for words in told) == 1


def test_another_desktop_and_another_record_are_none_of_its_business(
    starts: Starts, tmp_path: Path
) -> None:
    one = OneWindow(starts.folder, {**starts.environ, "DISPLAY": ":0"})
    assert not one.raise_first()
    for other in (
        OneWindow(starts.folder, {**starts.environ, "DISPLAY": ":1"}),
        OneWindow(tmp_path / "other", {**starts.environ, "DISPLAY": ":0"}),
    ):
        assert not other.raise_first()
        other.end()
    one.end()


def test_a_first_that_was_killed_leaves_nothing_in_the_way(
    starts: Starts, qtbot: QtBot
) -> None:
    with starts.one() as first:
        _until(first, "listens")
        first.kill()
        first.wait()
    one, raised = _listening(starts)
    _raises(one, qtbot)
    assert raised
    one.end()


def test_a_first_that_hangs_is_not_waited_for(
    starts: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.one_window.ANSWERED_MS", 200)
    hanging = OneWindow(starts.folder, starts.environ)
    assert not hanging.raise_first()
    hanging.listen()
    # Nothing of this thread is heard while it waits for its own answer.
    second = OneWindow(starts.folder, starts.environ)
    assert not second.raise_first()
    hanging.end()


def test_who_could_not_raise_it_is_heard_once_the_first_has_ended(
    starts: Starts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.one_window.ANSWERED_MS", 100)
    monkeypatch.setattr("ui.one_window._TRY_LOCK_MS", 20)
    first = OneWindow(starts.folder, starts.environ)
    first.raise_first()
    first.listen()
    second = OneWindow(starts.folder, starts.environ)
    assert not second.raise_first()
    second.listen()
    first.end()
    qtbot.waitUntil(lambda: second._server is not None)
    second.end()


@pytest.mark.parametrize(
    "said", [b"quit\n", b"raise\nraise\n", b"RAISE\n", b"\0" * 100_000, b"raise now\n"]
)
def test_nothing_else_that_is_said_does_anything(
    starts: Starts, qtbot: QtBot, said: bytes
) -> None:
    one, raised = _listening(starts)
    caller = QLocalSocket()
    caller.connectToServer(one._name)
    caller.write(said)
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: caller.state() == gone)
    assert not raised
    assert caller.readAll().data() == b""
    _raises(one, qtbot)
    assert raised
    one.end()


def test_who_says_nothing_keeps_nobody_out(starts: Starts, qtbot: QtBot) -> None:
    """Neither one that is silent nor so many that no more are taken."""
    one, raised = _listening(starts)
    silent = [QLocalSocket() for _ in range(3)]
    for caller in silent:
        caller.connectToServer(one._name)
        caller.write(b"rai")
    _raises(one, qtbot)
    assert raised == [True]
    one.end()


def test_where_nothing_can_be_heard_nobody_waits_for_it(
    starts: Starts, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    """As where the path of the socket would be too long."""
    expected_logs.expect("Second starts are not heard")
    far = tmp_path / ("far" * 40)
    far.mkdir(mode=0o700)
    environ = {**starts.environ, "XDG_RUNTIME_DIR": str(far)}
    first, second = (OneWindow(starts.folder, environ) for _ in range(2))
    assert not first.raise_first()
    first.listen()
    assert not second.raise_first()
    second.end()


def test_only_the_own_account_reaches_it(starts: Starts) -> None:
    one, _ = _listening(starts)
    socket = Path(one._name)
    assert socket.stat().st_mode & 0o077 == 0
    assert str(starts.folder) not in socket.name
    one.end()
    assert not socket.exists()


def test_a_place_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    open_, closed = tmp_path / "open", tmp_path / "closed"
    for place, mode in ((open_, 0o755), (closed, 0o700)):
        place.mkdir()
        place.chmod(mode)
    link = tmp_path / "link"
    link.symlink_to(closed)
    assert meeting_place({"XDG_RUNTIME_DIR": str(closed)}) == closed
    for not_own in (open_, link, tmp_path / "none", Path("relative")):
        assert meeting_place({"XDG_RUNTIME_DIR": str(not_own)}) != not_own


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_small_window_gets_the_size_it_had(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    bring_to_front(window)
    assert window.isMaximized()
    assert not window.isMinimized()
    assert window.isVisible()


def _listening(starts: Starts) -> tuple[OneWindow, list[bool]]:
    raised: list[bool] = []
    one = OneWindow(starts.folder, starts.environ)
    one.raise_wanted.connect(lambda: raised.append(True))
    assert not one.raise_first()
    one.listen()
    return one, raised


def _raises(one: OneWindow, qtbot: QtBot) -> None:
    caller = QLocalSocket()
    caller.connectToServer(one._name)
    caller.write(b"raise\n")
    qtbot.waitUntil(lambda: caller.bytesAvailable() == len(ANSWER))
    caller.abort()
