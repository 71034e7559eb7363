"""Putting a charted fact right: what it should have been, and why."""

from datetime import datetime, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.closing import refuse_closing
from monitor.chart.commands import Amend, Retract, SessionCommand
from monitor.chart.fields import Charting
from monitor.chart.kinds import Amendable, GateAnswered, InfusionRecorded, SessionClosed
from monitor.chart.refusals import Refusal
from monitor.chart.times import AGO, REACH
from monitor.protocol.answers import flags_of
from monitor.protocol.gate_tables import Gate
from monitor.protocol.infusing import Infusing
from ui.views import wording
from ui.views.forms.amendable import editables, edited
from ui.views.forms.closing_facts import End
from ui.views.forms.ending_parts import (
    CANNULA_CHOICES,
    Times,
    closing_of,
    filled_from,
    parts_of,
)
from ui.views.forms.filled import (
    TIME,
    AskAgain,
    Circumstance,
    Filled,
    ask_about,
    missing,
)
from ui.views.forms.form import ChoicePart, FormView, TextPart, choice_part, text_part
from ui.views.forms.judged_step import judged

REASONS = (
    ("1", "typing slip"),
    ("2", "read again"),
    ("3", "wrong time"),
    ("4", "wrong patient"),
)
_STRIKE_OUT = "X"
_IN_A_ROW = 5
_NEAR = REACH / 2
"""So that a time of day is the one nearest to the entry."""


class AmendForm(Struct, frozen=True, kw_only=True):
    """The fact as it stands, opened for editing; the first one always stays.

    A set with a challenged value keeps asking until the value is typed again or
    kept by leaving the form. ``infusing`` is what an infusion step is held against,
    ``end`` what the times of the end are.
    """

    fact: Settled
    charting: Charting
    zone: tzinfo
    headline: str
    infusing: Infusing | None = None
    end: End | None = None
    gates: tuple[Gate, ...] = ()

    @property
    def name(self) -> str:
        return "amend"

    @property
    def payload(self) -> Amendable | None:
        """What can be amended; None for what only the app itself records."""
        found = self.fact.payload
        return found if isinstance(found, Amendable) else None

    def view(self, filled: Filled) -> FormView:
        texts = [self._text_part(filled, *e) for e in self._texts()]
        why = replace(
            text_part(filled, "other", "Other reason"),
            verdict=filled.verdict("reason"),
        )
        whole = ((_STRIKE_OUT, "strike out the whole entry"),)
        return FormView(
            title="Amend",
            note=f"{wording.spelled(self.headline)}; the first version stays visible",
            rows=(
                tuple(texts[:_IN_A_ROW]),
                (
                    *texts[_IN_A_ROW:],
                    *self._choices(filled),
                    self._text_part(filled, TIME, "When", self._time_now(), 1),
                ),
                (choice_part(filled, "reason", "Because", REASONS),),
                # What follows a chosen reason is a key, not a text to type it into.
                (choice_part(filled, "whole", "Or", whole), why),
            ),
            message=filled.message,
            submit="Amend",
            focus=texts[0].id if texts else TIME,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        reason = filled.text("other") or dict(REASONS).get(filled.pick("reason"), "")
        if not reason:
            return missing(
                "reason",
                "The reason is missing",
                "Choose one, or type it in Other reason",
            )
        if filled.pick("whole"):
            return Retract(
                id=filled.id,
                stream_id=circumstance.session_id,
                at=circumstance.now,
                target=self.fact.id,
                reason=reason,
            )
        return self._amendment(filled, circumstance, reason)

    def _flagged(self, replacement: Amendable) -> Amendable:
        """What is flagged of a check goes by what it now says."""
        if not isinstance(replacement, GateAnswered):
            return replacement
        gate = next((g for g in self.gates if g.id == replacement.gate), None)
        if gate is None:
            return replacement
        return replace(replacement, flags=flags_of(gate, replacement.answers))

    def _amendment(
        self, filled: Filled, circumstance: Circumstance, reason: str
    ) -> SessionCommand | Refusal:
        payload = self.payload
        if payload is None:
            return missing("time", "This can't be amended", "Write a note")
        replacement = self._replacement(payload, filled, circumstance)
        if isinstance(replacement, Refusal):
            return replacement
        replacement = self._flagged(replacement)
        charted = self.fact.effective_at
        at = self._moment(filled, circumstance, TIME, charted)
        if isinstance(at, Refusal):
            return at
        refusal = self._refusal(filled, replacement, at)
        if refusal is not None:
            return refusal
        return Amend(
            id=filled.id,
            stream_id=circumstance.session_id,
            at=at,
            target=self.fact.id,
            replacement=replacement,
            reason=reason,
        )

    def _replacement(
        self, payload: Amendable, filled: Filled, circumstance: Circumstance
    ) -> Amendable | Refusal:
        if not isinstance(payload, SessionClosed):
            return edited(payload, filled.texts, self.charting)
        before, texts, cannula = filled_from(payload)
        times: dict[str, datetime] = {}
        for part, was in before.items():
            found = self._moment(filled, circumstance, part, was)
            if isinstance(found, Refusal):
                return found
            times[part] = found
        typed = {p: filled.texts.get(p, was).strip() for p, was in texts.items()}
        cannula = filled.pick("cannula") or cannula
        return closing_of(payload.ending, times, typed, cannula)

    def _moment(
        self, filled: Filled, circumstance: Circumstance, part: str, before: datetime
    ) -> datetime | Refusal:
        """The instant typed in that part; as it was where nothing was typed."""
        was = wording.clock(before, self.zone)
        typed = filled.texts.get(part, was).strip()
        if typed == was:
            return before
        if not typed:
            return missing(part, "The time is missing", f"Type it; it was {was}")
        if not typed.startswith(AGO):
            # A time of day is meant near the entry's own, however late the amendment.
            near = min(circumstance.now, self.fact.effective_at + _NEAR)
            circumstance = replace(circumstance, now=near)
        return filled.time(circumstance, part)

    def _refusal(
        self, filled: Filled, replacement: Amendable, at: datetime
    ) -> Refusal | None:
        """What is unlikely is asked; what was charted before was answered for then."""
        if replacement == self.payload:
            return None
        if self.infusing is not None and isinstance(replacement, InfusionRecorded):
            return judged(self.infusing, filled, at, replacement)
        if self.end is not None and isinstance(replacement, SessionClosed):
            refusal = refuse_closing(replacement, self.end.session, at)
            return refusal or self._unlikely(self.end, filled, replacement)
        return None

    def _unlikely(
        self, end: End, filled: Filled, closing: SessionClosed
    ) -> AskAgain | None:
        asked = ask_about(tuple(end.unlikely(closing)))
        return None if asked is None else filled.unanswered(asked)

    def _texts(self) -> tuple[tuple[str, str, str, int], ...]:
        payload = self.payload
        if payload is None:
            return ()
        if isinstance(payload, SessionClosed):
            return self._closing_texts(payload)
        return tuple(
            (e.part, e.label, e.text, e.stretch)
            for e in editables(payload, self.charting)
        )

    def _choices(self, filled: Filled) -> tuple[ChoicePart, ...]:
        closed = self.payload
        if not isinstance(closed, SessionClosed):
            return ()
        *_, before = filled_from(closed)
        shown = filled.picked("cannula", filled.pick("cannula") or before)
        return tuple(
            choice_part(shown, part.id, part.label, CANNULA_CHOICES)
            for part in parts_of(closed.ending)
            if part.is_choice
        )

    def _closing_texts(
        self, closed: SessionClosed
    ) -> tuple[tuple[str, str, str, int], ...]:
        times, texts, _ = filled_from(closed)
        stands = {p: wording.clock(at, self.zone) for p, at in times.items()}
        end = self.end if closed.ending == "discharged" else None
        asks = "Note" if end is None else end.asks
        parts = [p for p in parts_of(closed.ending) if not p.is_choice]
        return (
            *(
                (p.id, p.label, stands.get(p.id) or texts[p.id], 1 if p.is_time else 2)
                for p in parts
            ),
            ("note", asks, closed.note, 3),
        )

    def _text_part(
        self, filled: Filled, part: str, label: str, before: str, stretch: int
    ) -> TextPart:
        text = filled.texts.get(part, before)
        return TextPart(
            id=part,
            label=wording.spelled(label),
            text=text,
            note=f"was {before}" if text != before else "",
            stretch=stretch,
            offered=True,
            is_time=part == TIME or part in self._closing_times,
            verdict=filled.verdict(part),
        )

    @property
    def _closing_times(self) -> Times:
        closed = self.payload
        return filled_from(closed)[0] if isinstance(closed, SessionClosed) else {}

    def _time_now(self) -> str:
        return wording.clock(self.fact.effective_at, self.zone)
