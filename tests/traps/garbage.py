"""What a test leaves in cycles is collected after it, on the thread that tests run in.

A window of one test would otherwise be destroyed in the middle of the next, and maybe
by the thread of its record.
"""

import gc
from collections.abc import Generator

import pytest

_YOUNG, _OLD = 1, 2
_TESTS_BETWEEN = 50
_GROWN = 1.25
"""All that is old is looked through once a quarter was added, as Python has it."""


class Garbage:
    """Collects after each test; all that is old takes a second in a long run."""

    def __init__(self) -> None:
        self._tests = self._old = 0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        yield
        gc.collect(_YOUNG)
        self._tests += 1
        if self._tests % _TESTS_BETWEEN == 0:
            self._collect_old()

    def _collect_old(self) -> None:
        if len(gc.get_objects(_OLD)) > self._old * _GROWN:
            gc.collect(_OLD)
            self._old = len(gc.get_objects(_OLD))


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()
    config.pluginmanager.register(Garbage())
