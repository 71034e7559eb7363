"""Every input ends in a value or a sentence: no other exception, hang, or change."""

from pathlib import Path

import pytest

from tests.fuzz import asked, beside, handed, typed
from tests.fuzz.running import hold

PROPERTIES = typed.PROPERTIES | beside.PROPERTIES | handed.PROPERTIES | asked.PROPERTIES


@pytest.mark.parametrize("name", PROPERTIES)
def test_whatever_it_is(name: str, tmp_path: Path) -> None:
    one = PROPERTIES[name]
    hold(one, tmp_path, one.short)


@pytest.mark.faults
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("name", PROPERTIES)
def test_whatever_it_is_at_length(name: str, tmp_path: Path) -> None:
    one = PROPERTIES[name]
    hold(one, tmp_path, one.long)
