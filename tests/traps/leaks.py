"""A thread, timer or window that outlives its test fails the test."""

import gc
from collections.abc import Generator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.exceptions import capture_exceptions

from tests.traps import started
from tests.traps.living import Living, living

_BEFORE = pytest.StashKey[frozenset[tuple[str, int]]]()
FAILED = pytest.StashKey[bool]()
"""Whether the test has failed already: one verdict is enough."""


def pytest_configure() -> None:
    started.watch()


@pytest.fixture(autouse=True)
def _alive_before(request: pytest.FixtureRequest) -> None:
    # A fixture of the narrowest scope, so that what wider fixtures own counts as alive.
    request.node.stash[_BEFORE] = frozenset(one.key for one in living())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure: its traceback keeps things alive that are no leak."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Name whatever outlived the test and its fixtures, and end what can be ended."""
    yield
    if _BEFORE not in item.stash:
        return
    with capture_exceptions() as exceptions:
        leaks = _outliving(item.stash[_BEFORE])
        for leak in leaks:
            leak.end()
        _let_qt_finish()
    for _kind, error, trace in exceptions:
        raise error.with_traceback(trace)
    if leaks and not item.stash.get(FAILED, default=False):
        names = "\n".join(leak.name for leak in leaks)
        pytest.fail(f"Outlived the test:\n{names}", pytrace=False)


def _outliving(before: frozenset[tuple[str, int]]) -> list[Living]:
    _let_qt_finish()
    if any(one.key not in before for one in living()):
        # Only what survives its last reference cycle has outlived the test.
        gc.collect()
        _let_qt_finish()
    return [one for one in living() if one.key not in before]


def _let_qt_finish() -> None:
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
