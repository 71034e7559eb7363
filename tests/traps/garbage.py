"""What a test leaves in cycles is collected after it, on the thread that tests run in.

A window of one test would otherwise be destroyed in the middle of the next, and maybe
by the thread of its record: Qt hangs then, about once in some ten thousand tests.
"""

import gc
from collections.abc import Generator

import pytest

_YOUNG = 1


def pytest_configure() -> None:
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None]:
    yield
    is_old_due = gc.get_count()[-1] > gc.get_threshold()[-1]
    gc.collect(2 if is_old_due else _YOUNG)
