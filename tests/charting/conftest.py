"""What the tests of charting start from."""

import pytest

from tests.charting.audited import Log
from tests.charting.clinic import Clinic
from tests.charting.staffed import Ward


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def noted(log: Log) -> Ward:
    """A ward in memory, all of whose audit is in the log from now on."""
    ward = Ward().staffed()
    ward.recorder.audit.keep(log)
    return ward
