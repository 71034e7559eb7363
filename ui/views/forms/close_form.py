"""Closing the session: how it ended, with the times and facts of that ending."""

from datetime import datetime, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import Ending, SessionClosed
from monitor.chart.refusals import Refusal
from monitor.chart.times import whole_minute
from ui.views import wording
from ui.views.ending_words import ending_label
from ui.views.forms.closing_facts import End
from ui.views.forms.ending_parts import (
    CANNULA_CHOICES,
    EndingPart,
    closing_of,
    parts_of,
)
from ui.views.forms.filled import AskAgain, Circumstance, Filled, missing
from ui.views.forms.form import (
    ChoicePart,
    FormView,
    Part,
    choice_part,
    text_part,
    time_part,
)

_NOTHING = "nothing"


class CloseForm(Struct, frozen=True, kw_only=True):
    """One ending: its times, all stated, and its facts; a second Enter closes.

    ``now`` is suggested for a time, ``ready`` for when the patient was ready, each as a
    time of day of ``zone``.
    ``going_on`` and ``observing`` say what is still open, ``to_go`` for how long; empty
    where nothing is. The times are held against the session, and against how long the
    protocol observes after its end.
    """

    end: End
    now: datetime
    zone: tzinfo
    ending: Ending = "discharged"
    ready: datetime | None = None
    going_on: tuple[str, ...] = ()
    observing: str = ""
    to_go: str = ""

    @property
    def room(self) -> str:
        return self.end.session.opened.room

    @property
    def name(self) -> str:
        return "close"

    def view(self, filled: Filled) -> FormView:
        asks = self.end.asks if self.ending == "discharged" else "Note"
        note = text_part(filled, "note", asks, stretch=3)
        shown = tuple(self._part(filled, part) for part in parts_of(self.ending))
        choices = tuple(part for part in shown if isinstance(part, ChoicePart))
        texts = tuple(part for part in shown if not isinstance(part, ChoicePart))
        how = ending_label(self.ending)
        return FormView(
            title="Close session",
            note=f"{how}. Afterwards it can be amended",
            rows=((*texts, note), *((choice,) for choice in choices)),
            facts=self._facts(filled),
            message=filled.message,
            submit="Close session",
            focus=shown[0].id,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        closing = self._closing(filled, circumstance)
        if isinstance(closing, Refusal):
            return closing
        now = circumstance.now
        chart = Chart(
            id=filled.id, stream_id=circumstance.session_id, at=now, fact=closing
        )
        # What the record would refuse is said first: the question is the last word.
        refusal = self.end.refuse(chart, now)
        if refusal is None:
            refusal = filled.unanswered(self._question(closing, now))
        return refusal or chart

    def _closing(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionClosed | Refusal:
        times: dict[str, datetime] = {}
        texts = {"note": filled.text("note")}
        for part in parts_of(self.ending):
            if part.is_time:
                found = self._time(filled, circumstance, part)
                if isinstance(found, Refusal):
                    return found
                times[part.id] = found
            elif part.is_choice and not filled.pick(part.id):
                what = f"{part.label} is not chosen"
                return missing(part.id, what, "Choose it by its key")
            else:
                texts[part.id] = filled.text(part.id)
        return closing_of(self.ending, times, texts, filled.pick("cannula"))

    def _time(
        self, filled: Filled, circumstance: Circumstance, part: EndingPart
    ) -> datetime | Refusal:
        if filled.text(part.id):
            return filled.time(circumstance, part.id)
        when = f"The time the patient {part.missing} is missing"
        clock = wording.clock(self._suggested(part), self.zone)
        return missing(part.id, when, f"Type it, or = for {clock}")

    def _suggested(self, part: EndingPart) -> datetime:
        ready = self.ready if part.id == "ready" else None
        return whole_minute(ready or self.now)

    def _facts(self, filled: Filled) -> tuple[tuple[str, str], ...]:
        facts = [("Still open", ", ".join(self.going_on) or _NOTHING)]
        if self.observing:
            more = [self.observing, *([self.to_go] if self.to_go else [])]
            facts.append(("Observation", ", ".join(more)))
        if isinstance(filled.refusal, AskAgain) and filled.refusal.about:
            facts.append(("In question", filled.refusal.about))
        return tuple(facts)

    def _question(self, closing: SessionClosed, now: datetime) -> AskAgain:
        """Asked anew where something else has opened since, not as minutes pass."""
        unlike, unmet = tuple(self.end.unlikely(closing)), self.end.unmet(closing, now)
        doubts = []
        if unmet:
            doubts.append(f"{wording.counted(len(unmet), 'check')} unmet")
        if unlike:
            doubts.append("times in question")
        named = [f"Not met {wording.listed(list(unmet))}"] if unmet else []
        about = "; ".join([*named, *(question.text for question in unlike)])
        still = [*self.going_on, *([self.observing] if self.observing else [])]
        how = [] if self.ending == "discharged" else [self.ending]
        return AskAgain(
            field=unlike[0].field if unlike else None,
            what=", ".join([f"This closes {self.room}", *how, *doubts]),
            why=", ".join([about, *still]),
            remedy="Enter again closes it, Esc leaves it open",
            about=about,
        )

    def _part(self, filled: Filled, part: EndingPart) -> Part:
        if part.is_choice:
            return choice_part(filled, part.id, part.label, CANNULA_CHOICES)
        if not part.is_time:
            return text_part(filled, part.id, part.label, stretch=part.stretch)
        shown, at = time_part(filled, part.label, part.id), self._suggested(part)
        return replace(
            shown,
            hint="",
            suggestion=wording.clock(at, self.zone),
            suggested_at=at,
            stretch=part.stretch,
        )
