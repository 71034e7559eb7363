"""While the window is open, only its own thread collects garbage."""

import gc
from collections.abc import Callable, Iterator

import pytest

from tests.journeys.nurse import Nurse


@pytest.fixture
def by_itself() -> Iterator[None]:
    """As Python starts; tests run with its own collecting off."""
    gc.enable()
    yield
    gc.disable()


@pytest.mark.usefixtures("by_itself")
def test_python_collects_by_itself_before_and_after(
    reopen: Callable[[], Nurse],
) -> None:
    vigil = reopen().vigil
    assert not gc.isenabled()
    vigil.end()
    assert gc.isenabled()
