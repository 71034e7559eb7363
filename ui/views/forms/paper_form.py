"""Ctrl+Shift+H: a set that was kept on paper, the time it has there first."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, ChartSet, SessionCommand
from monitor.chart.fields import Charting
from monitor.chart.keying.keys import Press
from monitor.chart.keying.line import retype
from monitor.chart.keying.press import press
from monitor.chart.keying.saving import readings
from monitor.chart.keying.state import KeyedSet, Keying, begin
from monitor.chart.kinds import NoteRecorded, Transcribed
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from monitor.chart.signing_off import is_signed
from monitor.chart.times import AGO
from monitor.charting.paper_known import notes_charted_at, said, sets_charted_at
from monitor.charting.paper_set import occasion_on_paper
from ui.views import wording
from ui.views.forms.filled import (
    TIME,
    Circumstance,
    Filled,
    ask_about,
    missing,
)
from ui.views.forms.form import FormView, text_part, time_part

PAPER = "transcribe"
_SET, _BY, _NOTE = "set", "observed_by", "note"
_ONE_TIME = Refusal(
    field=_SET,
    what="A second time is not taken",
    why="the time on paper stands before it",
    remedy="Take the @ out",
)
_KNOWN = Refusal(
    field=_SET,
    what="This set is not charted again",
    why="the same values of that minute are in the record",
    remedy="Go on with the next line of the sheet",
)
_KNOWN_NOTE = Refusal(
    field=_NOTE,
    what="This note is not charted again",
    why="the same words of that minute are in the record",
    remedy="Go on with the next line of the sheet",
)
_TWO = Refusal(
    field=_NOTE,
    what="Not charted yet",
    why="a set and a note are a line each",
    remedy="Chart the set alone first, then the note of the same time",
)
_OF_NOW = Refusal(
    field=TIME,
    what="This time is not taken",
    why="the session is closed, and nothing of it counts from now",
    remedy="Type the time as it stands on paper",
)
_OPEN = "Marked as transcribed from paper"
_CLOSED = "Into the closed session of {day}; nobody is called"
_SIGNED = "An addendum to the signed session of {day}; not amended later"
_ANOTHER = Question(field=_SET, text="A set of that minute has other values")


class PaperForm(Struct, frozen=True, kw_only=True):
    """One line of a sheet: when, the set as at the bedside or a note, and by whom.

    Ranges and questions are those of the bedside. A shorter line is a partial set. In
    a closed session a time of day is that of its day.
    """

    session: Session
    charting: Charting

    @property
    def name(self) -> str:
        return "transcribe"

    def view(self, filled: Filled) -> FormView:
        line = text_part(filled, _SET, "Set, as it stands on paper", stretch=4)
        time = replace(time_part(filled, "Time on paper"), hint="")
        return FormView(
            title="From paper",
            note=self._told,
            rows=(
                (time, replace(line, hint=_order(self.charting))),
                (
                    text_part(filled, _BY, "Observed by, if it says"),
                    text_part(filled, _NOTE, "Or a note of that time", stretch=3),
                ),
            ),
            message=filled.message,
            submit="Chart and next line",
            focus=TIME,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        if not filled.text(TIME):
            return missing(TIME, "The time on paper is missing", "Type it as 14:05")
        is_ago = filled.text(TIME).startswith(AGO)
        at = filled.time(circumstance)
        if isinstance(at, Refusal) or (is_ago and not self.session.is_open):
            return at if isinstance(at, Refusal) else _OF_NOW
        paper = Transcribed(observed_by=" ".join(filled.text(_BY).split()))
        if filled.text(_NOTE):
            return self._note(filled, circumstance, at, paper)
        return self._set(filled, circumstance, at, paper)

    def as_of(self, now: datetime) -> datetime:
        """From when times are counted back: the end, where the session is over."""
        over = self.session.over_at
        return now if over is None else min(now, over)

    @property
    def _told(self) -> str:
        over = self.session.over_at
        if over is None:
            return _OPEN
        told = _SIGNED if is_signed(self.session) else _CLOSED
        zone = ZoneInfo(self.session.opened.zone)
        return told.format(day=wording.day(wording.local_day(over, zone)))

    def _note(
        self, filled: Filled, there: Circumstance, at: datetime, paper: Transcribed
    ) -> Chart | Refusal:
        text = filled.text(_NOTE)
        if filled.text(_SET):
            return _TWO
        if text in notes_charted_at(self.session, at):
            return _KNOWN_NOTE
        fact = NoteRecorded(text=text, transcribed=paper)
        return Chart(id=filled.id, stream_id=there.session_id, at=at, fact=fact)

    def _set(
        self, filled: Filled, there: Circumstance, at: datetime, paper: Transcribed
    ) -> ChartSet | Refusal:
        keyed = self._keyed(filled, at)
        if isinstance(keyed, Refusal):
            return keyed
        return ChartSet(
            id=filled.id,
            stream_id=there.session_id,
            at=keyed.observed_at,
            observations=replace(keyed.observations, transcribed=paper),
            oxygen=keyed.oxygen,
        )

    def _keyed(self, filled: Filled, at: datetime) -> KeyedSet | Refusal:
        text = filled.text(_SET)
        if not text:
            return missing(_SET, "The set is empty", "Type it as 118/72 70 98 14")
        if "@" in text:
            return _ONE_TIME
        occasion = occasion_on_paper(self.session, self.charting)
        blank = replace(begin(occasion, filled.id), timed_at=at)
        typed = retype(blank, text, at)
        charted = sets_charted_at(self.session, at)
        if charted and said(readings(typed)) in charted:
            return _KNOWN
        return self._entered(typed, filled, at, is_second=bool(charted))

    def _entered(
        self, typed: Keying, filled: Filled, at: datetime, *, is_second: bool
    ) -> KeyedSet | Refusal:
        """After Enter; where it was asked about and Enter came again, after two."""
        entered = press(typed, Press.ENTER, at)
        if entered.keyed is None and not entered.questions:
            return _refused(entered)
        asked = (_ANOTHER,) if is_second else ()
        question = ask_about((*asked, *entered.questions), _SET)
        unanswered = None if question is None else filled.unanswered(question)
        if unanswered is not None:
            return unanswered
        if entered.keyed is None:
            entered = press(entered, Press.ENTER, at)
        return _refused(entered) if entered.keyed is None else entered.keyed


def _refused(keying: Keying) -> Refusal:
    notice = keying.notice
    if notice is None:
        return missing(_SET, "Nothing of it can be charted", "Type it again")
    refusal = notice.refusal
    return Refusal(
        field=_SET, what=refusal.what, why=refusal.why, remedy="Type the line again"
    )


def _order(charting: Charting) -> str:
    """``BP HR SpO₂ RR ...``: what stands where; a reason is -R, -A, -E, -D or -O."""
    pair = charting.pressure
    names = (
        pair.label if spec.code == pair.upper else wording.spelled(spec.short)
        for spec in charting.fields
        if spec.code != pair.lower
    )
    return " ".join(names)
