"""A set in conflict in the table of the baseline: one set, each of its versions."""

from zoneinfo import ZoneInfo

from monitor.chart.entries import Actor
from tests.builders import CALM, NURSE, SESSION, at
from tests.protocol.test_contested_sets import HIGH, contested
from tests.protocol.test_start_limits import read
from ui.views.new_session.baseline_table import baseline_section
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known


def test_versions_have_one_number_and_say_so() -> None:
    """The set of 13:06 is the first, that of 13:16 in two versions the second."""
    room = read((-20, "118/72"))
    contested(room, -10, (HIGH, CALM))
    view = baseline_section(
        Known(
            draft=NewSessionDraft(id=SESSION),
            now=at(-5),
            zone=ZoneInfo("UTC"),
            actor=Actor(person=NURSE, name="A. Okafor RN"),
            protocol=room.protocol,
            session=room.session,
        )
    )
    assert [row.number for row in view.rows] == ["1", "2", "2"]
    assert ["in conflict" in row.by for row in view.rows] == [False, True, True]
    assert not any("apart" in row.by for row in view.rows)
    assert (view.next_number, view.note.split(",")[0]) == (
        "3",
        "2 of up to 3 sets charted",
    )
    assert view.median.by == "n 2, from 13:06 to 13:16"
