"""A Qt warning outside the body of a test fails it too.

pytest-qt judges what Qt says until the body of a test ends; this hears what is said
while fixtures are taken down and when pytest-qt's capture is off.
"""

import re
from collections.abc import Generator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_ALARMING = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
_messages: list[str] = []


def pytest_configure() -> None:
    # pytest-qt lays its own handler over this one and takes it off again.
    qInstallMessageHandler(_note)


def _note(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind in _ALARMING:
        _messages.append(message)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Judge what Qt said since the last test ended, where pytest-qt did not."""
    try:
        yield
    finally:
        ignored = item.config.getini("qt_log_ignore")
        stray = [
            message
            for message in _messages
            if not any(re.search(pattern, message) for pattern in ignored)
        ]
        _messages.clear()
    if stray:
        pytest.fail("Stray Qt messages:\n" + "\n".join(stray), pytrace=False)
