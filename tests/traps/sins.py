"""Tests that each commit one sin, and some that look alike and are innocent.

Not collected with the others: `test_traps` runs this file and reads the verdicts.
"""

import gc
import logging
import os
import threading
import warnings
from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QObject,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
    Signal,
    qWarning,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.traps.logs import ExpectedLogs

pytestmark = pytest.mark.usefixtures("qapp")
_kept: list[object] = []


class Bell(QObject):
    """Rings. *Signals:* rang()."""

    rang = Signal()

    def fail(self) -> None:
        raise ValueError("slot fell over")


@pytest.fixture
def dropped_words() -> Iterator[None]:
    yield
    qWarning("said while taking down")


@pytest.fixture
def logged_words() -> Iterator[None]:
    yield
    logging.getLogger("vigil").warning("logged while taking down")


@pytest.fixture(scope="session")
def forgotten() -> Iterator[threading.Event]:
    # Let go only when all verdicts are in, so that the process can end.
    gate = threading.Event()
    yield gate
    gate.set()


@pytest.fixture(scope="module")
def wide_window(qapp: QApplication) -> QWidget:
    assert QApplication.instance() is qapp
    window = QWidget()
    window.setObjectName("owned by the module")
    return window


def test_python_warning() -> None:
    warnings.warn("old ways", DeprecationWarning, stacklevel=1)


def test_exception_in_a_thread() -> None:
    def fall() -> None:
        raise ValueError("thread fell over")

    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()


def test_qt_warning() -> None:
    qWarning("Qt is worried")


def test_qt_warning_in_a_fixture(dropped_words: None) -> None:
    pass


def test_harmless_offscreen_line() -> None:
    qWarning("This plugin does not support propagateSizeHints()")


def test_nearly_harmless_line() -> None:
    qWarning("This plugin does not support propagateSizeHints() or painting")


def test_exception_in_a_slot() -> None:
    bell = Bell()
    bell.rang.connect(bell.fail)
    bell.rang.emit()


def test_exception_after_the_test() -> None:
    bell = Bell()
    _kept.append(bell)
    bell.destroyed.connect(_fall_late)
    bell.deleteLater()


def _fall_late() -> None:
    raise ValueError("fell over late")


def test_stray_warning_record() -> None:
    logging.getLogger("vigil.journal").warning("disk nearly full")


def test_stray_record_that_does_not_propagate() -> None:
    logger = logging.getLogger("vigil.quiet")
    logger.propagate = False
    logger.addHandler(logging.NullHandler())
    logger.error("nobody hears this")


def test_stray_record_in_a_fixture(logged_words: None) -> None:
    pass


def test_expected_record(expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("nearly full")
    logging.getLogger("vigil.journal").warning("disk nearly full")


def test_expected_record_that_never_came(expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("nearly empty")


def test_plain_information() -> None:
    logging.getLogger("vigil.journal").info("opened")


def test_leaked_thread(forgotten: threading.Event) -> None:
    threading.Thread(target=forgotten.wait, name="forgotten").start()


def test_joined_thread() -> None:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


def test_leaked_qt_thread() -> None:
    thread = QThread()
    _kept.append(thread)
    thread.start()


def test_finished_qt_thread() -> None:
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(5000)


def test_leaked_runnable(forgotten: threading.Event) -> None:
    QThreadPool.globalInstance().start(forgotten.wait)


def test_leaked_timer() -> None:
    timer = QTimer()
    _kept.append(timer)
    timer.start(60_000)


def test_stopped_timer() -> None:
    timer = QTimer()
    _kept.append(timer)
    timer.start(60_000)
    timer.stop()


def test_timer_that_died_with_its_owner(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    timer = QTimer(window)
    timer.start(60_000)


def test_leaked_shot() -> None:
    QTimer.singleShot(60_000, gc.collect)


def test_fired_shot(qtbot: QtBot) -> None:
    fired: list[int] = []
    QTimer.singleShot(0, lambda: fired.append(1))
    qtbot.waitUntil(lambda: bool(fired))


def test_shot_at_a_receiver_that_died(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTimer.singleShot(60_000, window.update)
    QTimer.singleShot(60_000, window, window.update)


def test_leaked_window() -> None:
    window = QWidget()
    window.setObjectName("forgotten window")
    _kept.append(window)


def test_window_in_a_cycle() -> None:
    window = QWidget()
    window.itself = window  # type: ignore[attr-defined]  # a cycle, on purpose


def test_window_given_to_the_bot(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()


def test_window_of_a_wider_fixture(wide_window: QWidget) -> None:
    assert not wide_window.isVisible()


def test_button_left_down(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton)


def test_button_let_go(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton)


def test_plain_failure() -> None:
    window = QWidget()
    assert window.isVisible()


def test_the_place_is_clean() -> None:
    screen = QApplication.primaryScreen()

    assert "VIGIL_DATA" not in os.environ
    assert os.environ["XDG_DATA_HOME"] != "/real/record"
    assert screen.devicePixelRatio() == 1
