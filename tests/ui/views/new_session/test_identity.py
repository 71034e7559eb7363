"""Two identifiers typed again open the session."""

from datetime import timedelta
from uuid import uuid5

import pytest

from monitor.chart.commands import OpenSession
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import ChartReattributed, IdentityTyped
from tests.desk import RELIEF, SPACE, seal
from tests.ui.opening import INGRID, IV40, TESFAYE, Opening
from ui.views.new_session.identity_faults import room_name


def confirming(**texts: str) -> Opening:
    opening = Opening()
    opening.draft = opening.draft.choose(TESFAYE)
    typed = {"initials": "TA", "birth_year": "1987", "room": "2"}
    return opening.type(**{**typed, **texts})


def test_both_identifiers_open_the_session() -> None:
    """Initials in either case, the birth year and the room; the protocol is pinned."""
    opening = confirming(initials="ta").enter()
    (command,) = opening.asked

    assert isinstance(command, OpenSession)
    assert command.identity == IdentityTyped(initials="ta", birth_year=1987)
    assert (command.room, command.zone) == ("Room 2", "Europe/London")
    assert command.protocol.sha256 == IV40.sha256
    assert opening.view.patient.stage == "open"
    assert opening.view.patient.note == "two identifiers confirmed 14:01"


@pytest.mark.parametrize(
    ("texts", "field", "words"),
    [
        ({"initials": ""}, "initials", "the initials are missing"),
        ({"initials": "AT"}, "initials", "AT, are not this patient's"),
        ({"birth_year": "1978"}, "birth_year", "1978, is not this patient's"),
        ({"birth_year": "87"}, "birth_year", "not four digits"),
        ({"birth_year": "\uff11987"}, "birth_year", "not four digits"),
        ({"room": " "}, "room", "the room is missing"),
    ],
)
def test_a_wrong_identifier_is_refused(
    texts: dict[str, str], field: str, words: str
) -> None:
    """It says which one is wrong, never what would be right, and opens nothing."""
    opening = confirming(**texts)
    main = opening.view.patient.main
    assert main is not None
    assert main.act.focus == field
    opening.enter()

    assert opening.asked == []
    section = opening.view.patient
    assert words in section.message
    assert "TA" not in section.message
    assert "1987" not in section.message
    assert {f.id: f for f in section.fields}[field].verdict == "refused"


def test_enter_again_does_not_get_past_it() -> None:
    """A wrong identity is no question: a second Enter is refused like the first."""
    opening = confirming(initials="XX").enter().enter().enter()

    assert opening.asked == []


def test_a_room_in_use_is_asked_about() -> None:
    """A second session in one room may be right; a second Enter opens it."""
    opening = confirming()
    opening.rooms = ("Room 2",)
    opening.enter()
    assert opening.asked == []
    assert opening.view.patient.message == (
        "Room 2 has an open session. Enter again opens another"
    )

    opening.enter()

    assert len(opening.asked) == 1


@pytest.mark.parametrize(
    ("typed", "room"), [("2", "Room 2"), (" Bay  east ", "Bay east"), ("2a", "2a")]
)
def test_a_room_is_a_number_or_a_name(typed: str, room: str) -> None:
    """A bare number becomes the words that the ward says."""
    assert room_name(typed) == room


def test_what_is_known_stands_beside_the_fields() -> None:
    """Born, number, sex, last session, and the allergies on a line of their own."""
    facts = {fact.label: fact.value for fact in confirming().view.patient.facts}

    assert facts == {
        "Born": "02-Sep-1987 (38y)",
        "ID No.": "K-004 302",
        "Sex": "Male",
        "Allergies": "No known allergies",
        "Last session": "none before this one",
        "Series": "Session 1 of 6",
    }


def test_the_open_session_keeps_what_was_confirmed() -> None:
    """The fields can't be typed in any more and carry their tick."""
    fields = Opening().open().view.patient.fields

    assert [(f.text, f.verdict, f.is_open) for f in fields] == [
        ("K-004 302", "none", False),
        ("TA", "agreed", False),
        ("1987", "agreed", False),
        ("Room 2, A. Okafor RN", "none", False),
    ]


def test_a_chart_that_was_moved_here_tells_who_confirmed_this_patient() -> None:
    """What was typed of the other patient at the opening confirms nobody here."""
    opening = Opening().open()
    session = opening.session
    assert session is not None
    opening.now += timedelta(minutes=5)
    moved = ChartReattributed(
        from_patient=session.patient,
        to_patient=INGRID.id,
        identity=IdentityTyped(initials="ih", birth_year=1981),
    )
    entry = NewEntry(
        id=uuid5(SPACE, "moved"),
        stream=Stream("session", session.id),
        payload=moved,
        effective_at=opening.now,
        reason="rooms swapped",
    )
    opening.entries.append(seal(entry, len(opening.entries) + 1, opening.now, RELIEF))
    opening.draft = opening.draft.choose(INGRID)

    shown = opening.view
    assert [(f.text, f.verdict) for f in shown.patient.fields][:3] == [
        ("K-004 217", "none"),
        ("IH", "agreed"),
        ("1981", "agreed"),
    ]
    assert shown.patient.note == "two identifiers confirmed 14:06"
    (identity,) = [c for c in shown.preflight.checks if c.title == "Identity"]
    assert identity.by.endswith(" 14:06")
