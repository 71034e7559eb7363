"""Closing the session: when the patient was ready, and when the patient left."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import SessionClosed
from monitor.chart.refusals import Refusal
from ui.views.forms.filled import AskAgain, Circumstance, Filled, missing
from ui.views.forms.form import FormView, TextPart, text_part, time_part

_NOTHING = "nothing"


class CloseForm(Struct, frozen=True, kw_only=True):
    """Two times, both stated, and what the protocol asks; a second Enter closes.

    ``now`` is suggested for either time. ``going_on`` and ``observing`` say what is
    still open; empty where nothing is.
    """

    room: str
    asks: str
    now: str
    going_on: tuple[str, ...] = ()
    observing: str = ""

    @property
    def name(self) -> str:
        return "close"

    def view(self, filled: Filled) -> FormView:
        note = text_part(filled, "note", self.asks, stretch=3)
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
            facts=self._facts,
            message=filled.message,
            submit="Close session",
            focus="ready",
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        for part, what in (("ready", "was ready"), ("left", "left")):
            if not filled.text(part):
                when = f"The time the patient {what} is missing"
                return missing(part, when, f"Type it, or = for {self.now}")
        ready = filled.time(circumstance, "ready")
        left = filled.time(circumstance, "left")
        if isinstance(ready, Refusal):
            return ready
        if isinstance(left, Refusal):
            return left
        if filled.refusal != self._question:
            return self._question
        return Chart(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=circumstance.now,
            fact=SessionClosed(ready_at=ready, left_at=left, note=filled.text("note")),
        )

    @property
    def _facts(self) -> tuple[tuple[str, str], ...]:
        facts = [("Still open", ", ".join(self.going_on) or _NOTHING)]
        if self.observing:
            facts.append(("Observation", self.observing))
        return tuple(facts)

    @property
    def _question(self) -> AskAgain:
        """Asked anew where something else has opened since."""
        still = [*self.going_on, *([self.observing] if self.observing else [])]
        return AskAgain(
            what=f"This closes {self.room}",
            why=", ".join(still),
            remedy="Enter again closes it, Esc leaves it open",
        )

    def _time_part(self, filled: Filled, label: str, id_: str) -> TextPart:
        part = time_part(filled, label, id_)
        return replace(part, hint="", suggestion=self.now, stretch=2)
