"""Which protocols and versions can be chosen in the cohort."""

from monitor.charting.measured import MeasuredGroup
from ui.review_questions import groups_of


def words(*found: MeasuredGroup) -> list[str]:
    return [group.words for group in groups_of(found)]


def test_a_protocol_of_one_version_is_offered_once() -> None:
    assert words(MeasuredGroup("iv40", 1, 9)) == ["iv40"]
    assert words() == []


def test_one_of_several_is_offered_whole_and_by_version() -> None:
    found = (
        MeasuredGroup("im_sc", 2, 1),
        MeasuredGroup("iv40", 1, 9),
        MeasuredGroup("iv40", 3, 4),
    )
    assert words(*found) == ["im_sc", "iv40", "iv40 v1", "iv40 v3"]
