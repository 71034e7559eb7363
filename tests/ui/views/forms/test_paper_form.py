"""A line of a paper sheet, typed in the strip."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart, ChartSet
from monitor.chart.kinds import (
    Admitted,
    NoteRecorded,
    SessionClosed,
    Transcribed,
)
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, circumstance
from ui.views.forms.filled import AskAgain, Filled
from ui.views.forms.form import TextPart
from ui.views.forms.paper_form import PaperForm

LINE = "118/72 70 98 14 5 0 1 0"
AT_TEN = EMPTY.typed("time", "13:36").typed("set", LINE)


@pytest.fixture
def form(desk: Desk, iv40: CareProtocol) -> PaperForm:
    return PaperForm(session=desk.session, charting=iv40.charting)


def charted(form: PaperForm, filled: Filled, desk: Desk) -> ChartSet:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, ChartSet), command
    return command


def lacking(form: PaperForm, filled: Filled, desk: Desk) -> Refusal:
    command = form.command(filled, circumstance(desk))
    assert isinstance(command, Refusal), command
    return command


def test_it_is_charted_at_the_time_on_paper_and_marked(
    form: PaperForm, desk: Desk
) -> None:
    command = charted(form, AT_TEN.typed("observed_by", " B.  Lee "), desk)
    assert command.at == desk.at(10)
    assert command.observations.transcribed == Transcribed(observed_by="B. Lee")
    values = [r.value for r in command.observations.readings]
    assert values == [Decimal(v) for v in (118, 72, 70, 98, 14, 5, 0, 1, 0)]


def test_the_time_comes_first_and_is_needed(form: PaperForm, desk: Desk) -> None:
    view = form.view(EMPTY)
    assert view.focus == "time"
    assert view.parts[0].id == "time"
    assert lacking(form, AT_TEN.typed("time", ""), desk).field == "time"
    assert lacking(form, AT_TEN.typed("set", ""), desk).field == "set"


def test_the_order_of_the_fields_stands_while_it_is_empty(form: PaperForm) -> None:
    (line,) = (p for p in form.view(EMPTY).parts if p.id == "set")
    assert isinstance(line, TextPart)
    assert line.hint.startswith("BP HR SpO₂ RR ")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("118/72 19", "20 to 250"),
        ("300/72", "40 to 299"),
        ("118/", "not complete"),
        ("118/72 70 @13:30", "second time"),
        ("hello", "a letter stands only after minus"),
    ],
)
def test_what_the_bedside_refuses_is_refused(
    form: PaperForm, desk: Desk, line: str, why: str
) -> None:
    refusal = lacking(form, AT_TEN.typed("set", line), desk)
    assert why in refusal.sentence
    assert refusal.field == "set"
    assert not isinstance(refusal, AskAgain)


def test_what_the_bedside_asks_about_a_second_enter_keeps(
    form: PaperForm, desk: Desk
) -> None:
    """72 in the set before; 101 is beyond 28, 100 is not."""
    (before,) = {s.value("hr") for s in desk.session.sets[-1:]}
    assert before is not None
    edge = charted(form, AT_TEN.typed("set", f"118/72 {before + 28}"), desk)
    assert {r.challenge for r in edge.observations.readings} == {None}
    beyond = AT_TEN.typed("set", f"118/72 {before + 29}")
    question = lacking(form, beyond, desk)
    assert isinstance(question, AskAgain)
    kept = charted(form, replace(beyond, refusal=question), desk)
    marks = {r.field: r.challenge for r in kept.observations.readings}
    assert marks == {"sbp": None, "dbp": None, "hr": "confirmed"}


def test_a_short_line_is_a_partial_set_and_reasons_are_taken(
    form: PaperForm, desk: Desk
) -> None:
    command = charted(form, AT_TEN.typed("set", "-R 70 -E"), desk)
    found = {r.field: r.not_done for r in command.observations.readings}
    assert found == {
        "sbp": "refused",
        "dbp": "refused",
        "hr": None,
        "spo2": "equipment",
    }


def test_the_same_line_twice_is_not_charted_twice(
    desk: Desk, iv40: CareProtocol
) -> None:
    """Another one of that minute is asked about."""
    first = PaperForm(session=desk.session, charting=iv40.charting)
    line = AT_TEN.typed("set", "118/72 70")
    command = charted(first, line, desk)
    assert desk.chart(26, command.observations, effective=10) is None
    form = PaperForm(session=desk.session, charting=iv40.charting)
    assert "not charted again" in lacking(form, line, desk).what
    other = AT_TEN.typed("set", "118/72 71")
    question = lacking(form, other, desk)
    assert isinstance(question, AskAgain)
    assert "other values" in question.what
    charted(form, replace(other, refusal=question), desk)


def test_the_future_is_no_time_on_paper(form: PaperForm, desk: Desk) -> None:
    assert lacking(form, AT_TEN.typed("time", "13:53"), desk).field == "time"


def test_a_note_is_a_line_of_its_own(form: PaperForm, desk: Desk) -> None:
    """Marked as the set is; the two in one line are refused, and nothing is lost."""
    noted = EMPTY.typed("time", "13:36").typed("note", "calm, hand held")
    command = form.command(noted, circumstance(desk))
    assert isinstance(command, Chart)
    assert command.at == desk.at(10)
    paper = Transcribed(observed_by="")
    assert command.fact == NoteRecorded(text="calm, hand held", transcribed=paper)
    assert lacking(form, noted.typed("set", LINE), desk).field == "note"


def closed(form: PaperForm, desk: Desk) -> PaperForm:
    """The patient left half an hour after the start."""
    left = SessionClosed(
        ending="admitted", left_at=desk.at(30), facts=Admitted(where="Ward 4")
    )
    over = replace(desk.session, closed=left, closed_at=desk.at(31))
    return replace(form, session=over)


def test_in_a_closed_session_a_time_is_of_its_day(form: PaperForm, desk: Desk) -> None:
    """Counted from when it was over, however long ago that is."""
    over = closed(form, desk)
    assert form.as_of(desk.at(25)) == desk.at(25)
    assert over.as_of(desk.at(2000)) == desk.at(30)
    assert over.as_of(desk.at(29)) == desk.at(29)
    there = replace(circumstance(desk), now=over.as_of(desk.at(2000)))
    command = over.command(AT_TEN, there)
    assert isinstance(command, ChartSet)
    assert command.at == desk.at(10)
    ago = over.command(AT_TEN.typed("time", "-3"), there)
    assert isinstance(ago, Refusal)
    assert "as it stands on paper" in ago.remedy


def test_it_says_what_becomes_of_it(form: PaperForm, desk: Desk) -> None:
    assert form.view(EMPTY).note == "Marked as transcribed from paper"
    over = closed(form, desk).view(EMPTY)
    assert over.note == "Into the closed session of 14-Mar-2026; nobody is called"
