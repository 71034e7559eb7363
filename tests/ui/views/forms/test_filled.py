"""The time of a form that lay half filled in."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.refusals import Refusal
from tests.desk import CHARTING, SPACE, START
from tests.ui.views.forms.filling import EMPTY, LONDON
from ui.views.forms.filled import TARGET, AskAgain, Circumstance, Filled
from ui.views.forms.note_form import NoteForm

LIMIT = CHARTING.old_draft_after
SECOND = timedelta(seconds=1)
CALM = EMPTY.typed("note", "calm").begun(START)


def after(length: timedelta) -> Circumstance:
    return Circumstance(
        session_id=SPACE, now=START + length, zone=LONDON, old_after=LIMIT
    )


@pytest.mark.parametrize("age", [timedelta(0), LIMIT - SECOND, LIMIT])
def test_fresh_note_is_of_now(age: timedelta) -> None:
    """Up to the limit of the protocol nobody is asked."""
    command = NoteForm().command(CALM, after(age))
    assert isinstance(command, Chart)
    assert command.at == START + age


def test_old_note_asks_when_it_was() -> None:
    """Past the limit a blank time means neither; Enter again takes the beginning."""
    circumstance = after(LIMIT + SECOND)
    question = NoteForm().command(CALM, circumstance)
    assert isinstance(question, AskAgain)
    assert question.field == "time"
    asked = replace(CALM, refusal=question)
    (time,) = [p for p in NoteForm().view(asked).parts if p.id == "time"]
    assert getattr(time, "hint", "") == "13:26"

    command = NoteForm().command(asked, circumstance)

    assert isinstance(command, Chart)
    assert command.at == START


def test_old_note_with_a_typed_time_asks_nothing() -> None:
    """Who says when it was is believed."""
    command = NoteForm().command(CALM.typed("time", "-3"), after(timedelta(minutes=9)))
    assert isinstance(command, Chart)
    assert command.at == START + timedelta(minutes=6)


def test_form_begins_with_what_is_first_filled_in() -> None:
    """Opening it about an alert is no beginning; emptied again, it has none."""
    opened = EMPTY.picked(TARGET, "key")
    assert opened.begun(START).begun_at is None
    later = START + SECOND
    assert CALM.typed("note", "calm, hand held").begun(later).begun_at == START
    assert CALM.typed("note", "").begun(later).begun_at is None


def test_relative_time_counts_from_when_it_was_typed() -> None:
    """However long the form lies, it is of the same moment; typed anew, of another."""
    filled = CALM.typed("time", "-3", START)
    late = after(timedelta(minutes=9))
    assert filled.time(late) == START - timedelta(minutes=3)
    again = filled.typed("time", "-3", START + timedelta(minutes=8))
    assert again.time(late) == START + timedelta(minutes=5)


def test_time_of_day_is_of_the_day_it_was_typed_on() -> None:
    """13:20 is no other 13:20 a day later; one that lay ahead is taken once it came."""
    typed = CALM.typed("time", "13:20", START)
    assert typed.time(after(timedelta(hours=24))) == START - timedelta(minutes=6)
    ahead = CALM.typed("time", "13:28", START)
    assert isinstance(ahead.time(after(timedelta(minutes=1))), Refusal)
    came = after(timedelta(minutes=3))
    assert ahead.time(came) == START + timedelta(minutes=2)


def test_a_time_that_came_twice_is_meant_only_where_it_was_suggested() -> None:
    """Taken by the key it is that instant; typed, also anew, it is asked about."""
    now = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    at = Circumstance(
        session_id=SPACE,
        now=now,
        zone=LONDON,
        old_after=CHARTING.old_draft_after,
    )
    twelve = now - timedelta(minutes=3)
    typed = EMPTY.typed("time", "01:12", now)
    for meant in (twelve, twelve - timedelta(hours=1)):
        assert typed.took("time", meant).time(at) == meant
    elsewhere = typed.took("time", twelve - timedelta(minutes=1))
    anew = typed.took("time", twelve).typed("time", "01:12", now)
    for filled in (typed, elsewhere, anew):
        refusal = filled.time(at)
        assert isinstance(refusal, Refusal)
        assert refusal.what == "01:12 came twice"


def test_a_question_takes_typing_only_where_nothing_stands() -> None:
    """What is typed next would go into the old text; a refusal leads to its own."""
    asked = replace(EMPTY, refusal=AskAgain(field="time", what="Late", remedy="Enter"))
    assert asked.leads_to == "time"
    stands = replace(asked, texts={"time": "02:03"})
    assert stands.leads_to is None
    wrong = Refusal(field="time", what="No time", why="it is none", remedy="Type it")
    assert replace(stands, refusal=wrong).leads_to == "time"
    assert EMPTY.leads_to is None


@pytest.mark.parametrize(
    ("filled", "is_blank"),
    [
        (EMPTY, True),
        (EMPTY.picked(TARGET, "BP"), True),
        (EMPTY.picked("scale", "0 cadss").picked("again", "L"), True),
        (EMPTY.picked("scale", "0 cadss").picked("mode", "S"), False),
        (EMPTY.picked("effect", "NAUS"), False),
        (EMPTY.typed("note", "calm"), False),
        (EMPTY.typed("note", "calm").typed("note", ""), True),
    ],
)
def test_an_open_scale_is_nothing_half_typed(filled: Filled, is_blank: bool) -> None:
    """Nobody has answered anything yet, so nothing would stay uncharted."""
    assert filled.is_blank is is_blank
