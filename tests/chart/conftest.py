"""The desk at which the tests of the chart chart."""

import pytest

from tests.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Opened at 12:56:00, ready to start."""
    return Desk().ready()
