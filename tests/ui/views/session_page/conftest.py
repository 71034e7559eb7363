"""What the tests of the page start from."""

import pytest

from tests.charting.clinic import Clinic


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()
