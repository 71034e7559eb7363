"""What a protocol says of review refers to what is there, and limits something."""

import pytest

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text
from tests.protocol.shipped import SHIPPED, shipped


@pytest.mark.parametrize("id_", SHIPPED)
def test_each_that_ships_has_numbers_with_their_sources(id_: str) -> None:
    review = shipped(id_).review
    assert review is not None
    assert review.source
    assert {limit.field for limit in review.limits} == {
        "spo2",
        "sbp",
        "dbp",
        "sedation",
    }


def test_without_it_a_protocol_is_sound() -> None:
    text = iv40_text().split("[review]")[0]
    assert parse_protocol(text).review is None


_SPO2 = 'field = "spo2", at_or_below = 89,'
_PRESSURE = 'running = 2, source = "180'


@pytest.mark.parametrize(
    ("path", "was", "now"),
    [
        ("review.effects", 'effects = ["FALL"', 'effects = ["NOSUCH"'),
        ("review.treated", 'treated = ["AGIT"', 'treated = ["NOSUCH"'),
        ("review.vomiting.effects", '["VOM"]', '["NOSUCH"]'),
        ("review.vomiting.field", '"sedation"\nat_or', '"pain"\nat_or'),
        ("review.limits[1].field", _SPO2, _SPO2.replace("spo2", "pain")),
        ("review.limits[1]", _SPO2, 'field = "spo2",'),
        ("review.stay_over_minutes", "stay_over_minutes = 120\n", ""),
        ("review.stay_over_minutes", "minutes = 120", "minutes = 0"),
        ("review.dose_off_percent", "percent = 10\n", "percent = 101\n"),
        ("review.limits[2].running", _PRESSURE, _PRESSURE.replace("2", "7")),
    ],
)
def test_what_is_wrong_is_told_by_its_path(path: str, was: str, now: str) -> None:
    before, review = iv40_text().split("[review]")
    assert was in review
    text = f"{before}[review]{review.replace(was, now)}"
    with pytest.raises(ProtocolFault) as found:
        parse_protocol(text)
    assert path in {fault.path for fault in found.value.faults}
