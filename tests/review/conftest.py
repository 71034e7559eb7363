"""What the tests of review start from."""

import pytest

from tests.charting.clinic import Clinic


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()
