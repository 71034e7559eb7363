"""A key file with two people in it, and the door of a record with one."""

from pathlib import Path

import pytest

from monitor.access.slot_file import SlotFile
from tests.access.door import Door
from tests.access.keyring import OLD


@pytest.fixture
def file(tmp_path: Path) -> SlotFile:
    file = SlotFile(tmp_path)
    assert file.write(OLD) == ""
    return file


@pytest.fixture
def door(tmp_path: Path) -> Door:
    door = Door(tmp_path)
    assert not door.keeper.has_slots
    door.begin()
    return door
