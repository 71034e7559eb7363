"""The binding keeps its references straight."""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_CALLS = 10_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_void_calls_do_not_use_up_none(qtbot: QtBot) -> None:
    """A void call gives back as many references to None as it takes.

    PySide6 6.12.0 lost one a call under CPython 3.10 and 3.11, and the process died
    when none was left.
    """
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)

    for _ in range(_CALLS):
        widget.update()

    assert sys.getrefcount(None) - before > -_CALLS // 10
