"""What the review list says of each session, and of the list as a whole."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.charting.review_list import UNKNOWN
from monitor.review.indexed import as_it_goes
from tests.charting.clinic import HIGH, Clinic
from tests.ui.listed import NOW, TODAY, counts, row, rows, view
from ui.views.banner import HIDDEN_NAME
from ui.views.review_list.facets import Facet, told
from ui.views.review_list.lines import ReviewLine, Scene, line_of
from ui.views.review_list.page import VIEWS, Listed, ReviewListView, review_list_view

SCENE = Scene(now=NOW)


def line(**changes: object) -> ReviewLine:
    return line_of(row()._replace(**changes), SCENE)  # type: ignore[arg-type]


def test_a_line_tells_the_session() -> None:
    """Date and time in the session's own zone, names by the NHS rules, figures."""
    assert line().spoken == (
        "14-Jul 13:26, HALVORSEN, Ingrid, K-004 217, 1, AO, Signed, "
        "peak systolic 182 up 64, lowest SpO₂ 95, alerts 2 medium, "
        "acknowledged 1min 35sec, late or missed sets 1"
    )
    assert (line().series, line().date) == ("3 of 6", "14-Jul 13:26")


def test_a_day_of_another_year_is_told_with_it() -> None:
    assert line_of(row(), Scene(now=datetime(2027, 1, 2, tzinfo=UTC))).date == (
        "14-Jul-2026 13:26"
    )


@pytest.mark.parametrize(
    ("changes", "words", "shape"),
    [
        ({}, "Signed", "done"),
        ({"state": "not signed", "to_sign": 1}, "Not signed", "waiting"),
        ({"to_co_sign": 1}, "Signed", "waiting"),
        (
            {"state": "amended since signed", "to_sign": 1},
            "Amended since signed",
            "changed",
        ),
        (
            {"state": "returned with query"},
            "Returned, for A. Okafor RN",
            "returned",
        ),
        (
            {"state": "returned with query", "nurse": ""},
            "Returned with query",
            "returned",
        ),
        ({"state": "co-signed"}, "Co-signed", "done"),
        ({"to_review": 1}, "To review, signed", "done"),
        ({"overrides": 1}, "Signed, 1 override", "done"),
        ({"overrides": 2}, "Signed, 2 overrides", "done"),
        ({"call_day": "2026-07-14"}, "Signed, call due", "done"),
        ({"call_day": "2026-07-15"}, "Signed, call tomorrow", "done"),
        (
            {"state": "open", "is_open": 1, "closed_ms": None, "started_ms": None},
            "Open",
            "open",
        ),
        (
            {"state": "open", "is_open": 1, "closed_ms": None},
            "Open, dose began 13:40",
            "open",
        ),
        ({"state": UNKNOWN, "to_sign": 1}, "Can't be read here", "waiting"),
    ],
)
def test_each_state_has_its_words(
    changes: dict[str, object], words: str, shape: str
) -> None:
    """What waits for somebody first; and whatever it is, a shape beside it."""
    assert (line(**changes).state, line(**changes).shape) == (words, shape)


@pytest.mark.parametrize(
    ("changes", "words", "is_strong"),
    [
        ({}, "1min 35sec", False),
        ({"slow": 1}, "1min 35sec", True),
        ({"unacknowledged": 1}, "never, 1 of 2", True),
        ({"median_ack_ms": None, "medium": 0}, "", False),
        ({"median_ack_ms": 0}, "0sec", False),
    ],
)
def test_what_nobody_acknowledged_is_never_left_out(
    changes: dict[str, object], words: str, *, is_strong: bool
) -> None:
    found = line(**changes)
    assert (found.ack, "ack" in found.stands_out) == (words, is_strong)


def test_an_erased_session_says_when_and_nothing_else() -> None:
    gone = line(details=None, erased=1_784_000_000_000, state="erased", dosed=0)
    assert gone.patient == "Patient erased"
    assert gone.state == "Erased 14-Jul-2026 04:33"
    assert (gone.number, gone.series) == ("", "")


def test_a_patient_that_can_not_be_read_is_still_listed() -> None:
    assert line(details=None).patient == "Patient can't be read"


def test_a_hidden_name_leaves_the_end_of_the_number() -> None:
    hidden = line_of(row(), Scene(now=NOW, is_name_hidden=True))
    assert hidden.patient == HIDDEN_NAME
    assert hidden.number.endswith("217")
    assert "K-004" not in hidden.number


def test_an_open_session_is_told_as_it_is_now() -> None:
    """Not as it was opened, which is all that is kept of it."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    read = clinic.read
    live = as_it_goes(read.session, read.protocol, read.patient)
    kept = row(state="open", is_open=1, peak_sbp=None)._replace(session=live.session)
    shown = line_of(kept, Scene(now=NOW, live={live.session: live}))
    assert (shown.peak, shown.patient) == ("205", "HALVORSEN, Ingrid")
    assert shown.state.startswith("Open, dose began")


def test_counts_stand_beside_what_was_typed() -> None:
    assert view(rows(14), "room:1", counts=counts(rows(14), 10_412)).told == (
        "14 of 10,412"
    )
    assert view(rows(1)).told == "1 session"
    assert told(1000) == "1,000"


def test_what_is_being_typed_gets_a_hint_and_what_is_wrong_a_sentence() -> None:
    hint, fault = view(rows(1), "room:1 late:"), view(rows(1), "late>x room:1")
    assert hint.told.startswith("sets charted late")
    assert not hint.is_fault
    assert fault.told.startswith("late>x: no number stands behind it")
    assert fault.is_fault


def test_an_order_alone_is_told_as_the_whole_list() -> None:
    found = view([], "order:date")
    assert found.message == "No session is charted here yet"
    assert view(rows(2), "order:date").told == "2 sessions"
    assert view(rows(2), "order:date").standing.is_by_date
    assert not view(rows(2)).standing.is_by_date


def test_each_empty_list_says_what_to_do() -> None:
    reading = review_list_view(Listed(now=NOW, today=TODAY))
    assert reading.message == "Reading the sessions…"
    assert view([]).detail == "Ctrl+N starts the first one"
    unfound = view([], "zzz ")
    assert unfound.message == "No session is found by zzz"
    assert "Esc clears" in unfound.detail


def test_facets_tell_what_is_chosen() -> None:
    """By name in the order of names, each as it would be typed."""
    groups = {g.heading: g.facets for g in view(rows(2), "alert:medium room:1").facets}
    assert [f.label for f in groups["Alerts"] if f.is_chosen] == ["Medium"]
    assert [(f.label, f.count, f.is_chosen) for f in groups["Room"]] == [
        ("Room 1", "2", True)
    ]
    assert [f.label for f in groups["State"]] == ["Signed"]
    assert [f.term for f in groups["Date"]] == [
        "since:today",
        "since:monday",
        "since:01-jul-2026",
    ]


def test_patients_are_told_by_their_number_while_names_are_shown() -> None:
    """Two of one name are told apart; a term of the number alone chooses one."""
    of_one = replace(counts(rows(2)), patients=((rows(1)[0].details or b"", 2),))
    (facet,) = patients_in(view(rows(2), "ingrid", counts=of_one))
    assert (facet.label, facet.count) == ("K-004 217 HALVORSEN, Ingrid", "2")
    assert (facet.term, facet.is_chosen) == ("number:k004217", False)
    (facet,) = patients_in(view(rows(2), "number:k004217", counts=of_one))
    assert facet.is_chosen
    assert not patients_in(view(rows(2), counts=of_one, is_name_hidden=True))
    assert not patients_in(view(rows(2)))


def patients_in(shown: ReviewListView) -> tuple[Facet, ...]:
    found = {group.heading: group.facets for group in shown.facets}
    return found.get("Patient", ())


def test_a_view_is_chosen_by_what_it_seeks() -> None:
    """In whatever order that is typed; what is no view yet can be saved."""
    found = view(rows(1), "slow:yes alert:high")
    (chosen,) = (v for v in found.views if v.is_chosen)
    assert chosen.label == "High, slow or never"
    assert not found.can_save
    assert view(rows(1), "room:1").can_save
    assert not view(rows(1), "").can_save
    assert not view(rows(1), "late>").can_save
    own = view(rows(1), "room:1", own=("room:1",), counted={"room:1": 3})
    assert not own.can_save
    assert (own.views[0].label, own.views[0].count) == ("room:1", "3")
    assert [v.label for v in own.views[1:]] == list(VIEWS)


def test_ids_are_those_of_the_rows() -> None:
    assert line().id == UUID(int=1)
    assert date.fromisoformat(row().opened_day) == TODAY
