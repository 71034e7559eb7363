"""Ctrl+Shift+H: a set that was kept on paper, the time it has there first."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import ChartSet, SessionCommand
from monitor.chart.fields import Charting
from monitor.chart.keying.keys import Press
from monitor.chart.keying.line import retype
from monitor.chart.keying.press import press
from monitor.chart.keying.saving import readings
from monitor.chart.keying.state import KeyedSet, Keying, begin
from monitor.chart.kinds import Transcribed
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from monitor.charting.paper_known import said, sets_charted_at
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
_SET, _BY = "set", "observed_by"
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
_ANOTHER = Question(field=_SET, text="A set of that minute has other values")


class PaperForm(Struct, frozen=True, kw_only=True):
    """One line of a sheet: when, the set as at the bedside, and who observed it.

    Ranges and questions are those of the bedside. A shorter line is a partial set.
    """

    session: Session
    charting: Charting

    @property
    def name(self) -> str:
        return "transcribe"

    def view(self, filled: Filled) -> FormView:
        line = text_part(filled, _SET, "Set, as it stands on paper", stretch=4)
        time = time_part(filled, "Time on paper")
        return FormView(
            title="From paper",
            note="Marked as transcribed; F7 charts a note of that time",
            rows=(
                (
                    replace(time, hint=""),
                    replace(line, hint=_order(self.charting)),
                    text_part(filled, _BY, "Observed by, if it says", stretch=2),
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
        at = filled.time(circumstance)
        if isinstance(at, Refusal):
            return at
        keyed = self._keyed(filled, at)
        if isinstance(keyed, Refusal):
            return keyed
        paper = Transcribed(observed_by=" ".join(filled.text(_BY).split()))
        return ChartSet(
            id=filled.id,
            stream_id=circumstance.session_id,
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
