"""A check before leaving: what it asks, answered by keys."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.kinds import Answer, GateAnswered
from monitor.chart.refusals import Refusal
from monitor.protocol.answers import NO, WHY, YES, flags_of, instant_value
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import Ask
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import (
    ChoicePart,
    FormView,
    Part,
    choice_part,
    text_part,
    time_part,
)

_YES_NO = (("Y", "yes"), ("N", "no"))
_MEANT = {"Y": YES, "N": NO}
_NOT_APPLICABLE = "applies"
_BOTH = Refusal(
    field=_NOT_APPLICABLE,
    what="Not applicable stands beside an answer",
    why="it is one or the other",
    remedy="0 takes it back, or empty the answer",
)
_ACROSS = 2
_WIDE = 3
"""From so many choices on, a question has a line of its own."""


class GateForm(Struct, frozen=True, kw_only=True):
    """What one gate asks; all of it, or that it does not concern this patient."""

    state: GateState

    @property
    def name(self) -> str:
        return "gate"

    def view(self, filled: Filled) -> FormView:
        gate = self.state.gate
        parts = [self._part(filled, ask) for ask in gate.asks]
        if gate.may_not_apply:
            none = (("0", "not applicable"),)
            other = choice_part(filled, _NOT_APPLICABLE, "Or", none)
            picked = tuple(p.id for p in parts if isinstance(p, ChoicePart))
            parts.append(replace(other, excludes=picked))
        if gate.asks_why:
            parts.append(text_part(filled, WHY, "Why not applicable", stretch=2))
        rows = _rows(parts)
        when = replace(time_part(filled, "Checked"), stretch=1)
        rows = [*rows[:-1], (*rows[-1], when)]
        judged = self.state.judged
        stands = ", ".join(part for part in (judged.evidence, judged.why) if part)
        return FormView(
            title=gate.label,
            note="What was seen or said; the protocol says what is wanted",
            rows=tuple(rows),
            facts=(("So far", stands),) if stands and len(rows) < _WIDE else (),
            message=filled.message,
            submit="Chart check",
            focus=parts[0].id,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        at = filled.time(circumstance)
        if isinstance(at, Refusal):
            return at
        fact = self._fact(filled, circumstance)
        if isinstance(fact, Refusal):
            return fact
        return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact)

    def _fact(
        self, filled: Filled, circumstance: Circumstance
    ) -> GateAnswered | Refusal:
        gate = self.state.gate
        if filled.pick(_NOT_APPLICABLE):
            if any(filled.pick(ask.id) or filled.text(ask.id) for ask in gate.asks):
                return _BOTH
            if gate.asks_why and not filled.text(WHY):
                return missing(WHY, "The reason is missing", "Type why")
            note = filled.text(WHY) if gate.asks_why else ""
            return GateAnswered(gate=gate.id, not_applicable=True, note=note)
        answers: list[Answer] = []
        for ask in gate.asks:
            value = _value(ask, filled, circumstance)
            if isinstance(value, Refusal):
                return value
            if value:
                answers.append(Answer(ask=ask.id, value=value))
            elif not ask.optional and not ask.asked_if:
                what = f"{ask.label} is not answered"
                return missing(ask.id, what, "Answer it, or leave with Esc")
        flags = flags_of(gate, answers)
        return GateAnswered(gate=gate.id, answers=tuple(answers), flags=flags)

    def _part(self, filled: Filled, ask: Ask) -> Part:
        match ask.kind:
            case "yes_no":
                part = choice_part(filled, ask.id, ask.label, _YES_NO, _MEANT)
                return replace(part, excludes=(_NOT_APPLICABLE,))
            case "choice":
                numbered = [(str(n), c) for n, c in enumerate(ask.choices, start=1)]
                meant = dict(numbered)
                choices = tuple(numbered)
                part = choice_part(filled, ask.id, ask.label, choices, meant)
                return replace(part, excludes=(_NOT_APPLICABLE,))
            case "time":
                return replace(time_part(filled, ask.label, ask.id), hint="")
            case _:
                return text_part(filled, ask.id, ask.label, stretch=2)


def _value(ask: Ask, filled: Filled, circumstance: Circumstance) -> str | Refusal:
    """The answer as the record keeps it; empty where none was given."""
    match ask.kind:
        case "yes_no" | "choice":
            return filled.pick(ask.id)
        case "time" if filled.text(ask.id):
            found = filled.time(circumstance, ask.id)
            return instant_value(found) if isinstance(found, datetime) else found
        case _:
            return filled.text(ask.id)


def _rows(parts: list[Part]) -> list[tuple[Part, ...]]:
    """Two to a line, one that needs more room alone."""
    rows: list[tuple[Part, ...]] = []
    for part in parts:
        is_wide = part.stretch > _WIDE
        last = rows[-1] if rows else ()
        has_room = 0 < len(last) < _ACROSS and last[0].stretch <= _WIDE
        if has_room and not is_wide:
            rows[-1] = (*last, part)
        else:
            rows.append((part,))
    return rows
