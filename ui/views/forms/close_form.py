"""Closing the session: when the patient was ready, and when the patient left."""

from datetime import datetime, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.closing import refuse_closing
from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import SessionClosed
from monitor.chart.refusals import Refusal
from ui.views.forms.closing_facts import Ending
from ui.views.forms.filled import AskAgain, Circumstance, Filled, missing
from ui.views.forms.form import FormView, TextPart, text_part, time_part

_NOTHING = "nothing"


class CloseForm(Struct, frozen=True, kw_only=True):
    """Two times, both stated, and what the protocol asks; a second Enter closes.

    ``now`` is suggested for either time. ``going_on`` and ``observing`` say what is
    still open, ``to_go`` for how long; empty where nothing is. The times are held
    against the session, and against how long the protocol observes after its end.
    """

    ending: Ending
    now: str
    going_on: tuple[str, ...] = ()
    observing: str = ""
    to_go: str = ""

    @property
    def room(self) -> str:
        return self.ending.session.opened.room

    @property
    def name(self) -> str:
        return "close"

    def view(self, filled: Filled) -> FormView:
        note = text_part(filled, "note", self.ending.asks, stretch=3)
        return FormView(
            title=f"Close the session in {self.room}",
            note="Afterwards it can be amended",
            rows=(
                (
                    self._time_part(filled, "Ready", "ready"),
                    self._time_part(filled, "Left", "left"),
                    note,
                ),
            ),
            facts=self._facts(filled),
            message=filled.message,
            submit="Close session",
            focus="ready",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        ready = self._time(filled, circumstance, "ready", "was ready")
        if isinstance(ready, Refusal):
            return ready
        left = self._time(filled, circumstance, "left", "left")
        if isinstance(left, Refusal):
            return left
        now = circumstance.now
        closing = SessionClosed(ready_at=ready, left_at=left, note=filled.text("note"))
        refusal = refuse_closing(closing, self.ending.session, now)
        if refusal is None:
            refusal = filled.unanswered(self._question(closing, circumstance.zone))
        return refusal or Chart(
            id=filled.id, stream_id=circumstance.session_id, at=now, fact=closing
        )

    def _time(
        self, filled: Filled, circumstance: Circumstance, part: str, what: str
    ) -> datetime | Refusal:
        if filled.text(part):
            return filled.time(circumstance, part)
        when = f"The time the patient {what} is missing"
        return missing(part, when, f"Type it, or = for {self.now}")

    def _facts(self, filled: Filled) -> tuple[tuple[str, str], ...]:
        facts = [("Still open", ", ".join(self.going_on) or _NOTHING)]
        if self.observing:
            more = [self.observing, *([self.to_go] if self.to_go else [])]
            facts.append(("Observation", ", ".join(more)))
        if isinstance(filled.refusal, AskAgain) and filled.refusal.about:
            facts.append(("In question", filled.refusal.about))
        return tuple(facts)

    def _question(self, closing: SessionClosed, zone: tzinfo) -> AskAgain:
        """Asked anew where something else has opened since, not as minutes pass."""
        unlike = self.ending.unlikely(closing, zone)
        about = "; ".join(question.text for question in unlike)
        still = [*self.going_on, *([self.observing] if self.observing else [])]
        return AskAgain(
            field=unlike[0].field if unlike else None,
            what=f"This closes {self.room}{', times in question' if unlike else ''}",
            why=", ".join([about, *still]),
            remedy="Enter again closes it, Esc leaves it open",
            about=about,
        )

    def _time_part(self, filled: Filled, label: str, id_: str) -> TextPart:
        part = time_part(filled, label, id_)
        return replace(part, hint="", suggestion=self.now, stretch=2)
