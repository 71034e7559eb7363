"""A key file with two people in it."""

from pathlib import Path

import pytest

from monitor.access.slot_file import SlotFile
from tests.access.keyring import OLD


@pytest.fixture
def file(tmp_path: Path) -> SlotFile:
    file = SlotFile(tmp_path)
    assert file.write(OLD) == ""
    return file
