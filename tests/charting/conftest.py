"""The clinic that every test of charting starts from."""

import pytest

from tests.charting.clinic import Clinic


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()
