"""F3: a side effect with its grade and onset, or the end of one."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.effects import Effect
from monitor.chart.kinds import EffectEnded, EffectRecorded, Mode
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import EffectSpec, Grade
from ui.views.forms.effect_judging import (
    EXPECTED,
    OUTCOMES,
    RELATED,
    SERIOUS,
    judgements,
)
from ui.views.forms.filled import Circumstance, Filled, missing
from ui.views.forms.form import (
    ChoicePart,
    FormView,
    Part,
    choice_part,
    text_part,
    time_part,
)

_MORE = "+"
_ENDED = "-"
_BACK = "0"
_QUICK = 10
_COLUMNS = 6
_KNOWN_BY = (("A", "asked"), ("O", "observed"))
_MODES: dict[str, Mode] = {"A": "asked", "O": "observed"}
_NAMED_AT_MOST = 4
_ALREADY_ENDED = Refusal(
    field="effect",
    what="No end is charted",
    why="the effect that was chosen has ended already",
    remedy="Choose another, or leave with Esc",
)


class EffectForm(Struct, frozen=True, kw_only=True):
    """The protocol's quick choices by letter in two lists; any other by its name."""

    catalogue: tuple[EffectSpec, ...]
    grades: tuple[Grade, ...]
    ongoing: tuple[Effect, ...]

    @property
    def name(self) -> str:
        return "effect"

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title="Side effect",
            note=self._chosen(filled) or "Choose by letter, then grade and time",
            rows=self._rows(filled),
            message=filled.message,
            submit="Chart effect",
            focus="effect",
        )

    def _rows(self, filled: Filled) -> tuple[tuple[Part, ...], ...]:
        """What is chosen makes room for what is judged about it."""
        effects, time = self._effects(filled), time_part(filled, "Time")
        if self._ended(filled) is not None:
            outcome = choice_part(filled, "outcome", "Outcome", OUTCOMES)
            return ((effects,), (outcome,), (time,))
        grades = tuple((str(g.grade), g.label) for g in self.grades)
        grade = choice_part(filled, "grade", "Grade", grades)
        known = choice_part(filled, "mode", "By", _KNOWN_BY)
        action = text_part(filled, "action", "Action")
        if self._picked(filled) is not None:
            judged = tuple(judgements(filled))
            return ((effects,), (grade,), judged, (known, action, time))
        other = replace(text_part(filled, "code", "Other"), hint="effect by name")
        return ((effects,), (grade,), (known, action, other, time))

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        fact = self._fact(filled)
        at = filled.time(circumstance)
        if isinstance(fact, Refusal):
            return fact
        if isinstance(at, Refusal):
            return at
        return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact)

    def _effects(self, filled: Filled) -> ChoicePart:
        """The list that is open: the first ten, the other ten, or what may end."""
        quick = [(e.key, e.label) for e in self.catalogue if e.key]
        numbered = [(str(n), e) for n, e in enumerate(self.ongoing, start=1)]
        ends = [(key, f"{self._label(e.code)} ended") for key, e in numbered]
        meant = {key: str(e.id) for key, e in numbered}
        picked, chosen = filled.pick("effect"), self._picked(filled)
        columns, folded = _COLUMNS, tuple[str, ...]()
        if chosen is not None:
            choices = [(chosen.key, chosen.label), (_BACK, "Another")]
            columns, folded = 0, tuple(key for key, _ in quick)
        elif picked == _MORE:
            choices = [*quick[_QUICK:], (_BACK, "Back")]
        elif picked == _ENDED or self._ended(filled) is not None:
            choices = [*ends, (_BACK, "Back")]
        else:
            ended = [(_ENDED, "Has ended")] if ends else []
            choices = [*quick[:_QUICK], (_MORE, "More effects"), *ended]
        part = choice_part(filled, "effect", "Effect", tuple(choices), meant)
        leads = (_MORE, _ENDED, _BACK)
        return replace(part, columns=columns, leads=leads, folded=folded)

    def _fact(self, filled: Filled) -> EffectRecorded | EffectEnded | Refusal:
        ended = self._ended(filled)
        if ended is not None:
            outcome = dict(OUTCOMES).get(filled.pick("outcome"), "")
            return EffectEnded(effect=ended.id, outcome=outcome)
        code = self._code(filled)
        if isinstance(code, Refusal):
            return code
        if not filled.pick("grade"):
            return missing("grade", "The grade is missing", "Choose it by its number")
        grade = int(filled.pick("grade"))
        spec = next(e for e in self.catalogue if e.code == code)
        is_serious = any(g.serious for g in self.grades if g.grade == grade)
        return EffectRecorded(
            code=code,
            grade=grade,
            mode=_MODES.get(filled.pick("mode")),
            action=filled.text("action"),
            related=RELATED.get(filled.pick("related")),
            expected=EXPECTED.get(filled.pick("expected"), spec.expected),
            serious=SERIOUS.get(filled.pick("serious"), is_serious),
        )

    def _picked(self, filled: Filled) -> EffectSpec | None:
        """The effect that was picked by its letter; None while a name is typed."""
        picked = filled.pick("effect")
        if not picked or filled.text("code"):
            return None
        return next((e for e in self.catalogue if e.key == picked), None)

    def _ended(self, filled: Filled) -> Effect | None:
        """The effect that was picked to end, by its id; None once it has ended."""
        picked = filled.pick("effect")
        return next((e for e in self.ongoing if str(e.id) == picked), None)

    def _code(self, filled: Filled) -> str | Refusal:
        typed = filled.text("code")
        if typed:
            return self._code_named(typed)
        picked = filled.pick("effect")
        for effect in self.catalogue:
            if picked and effect.key == picked:
                return effect.code
        if picked not in ("", _MORE, _ENDED, _BACK):
            return _ALREADY_ENDED
        return missing("effect", "No effect is chosen", "Choose one by its letter")

    def _code_named(self, typed: str) -> str | Refusal:
        sought = typed.casefold()
        found = [e for e in self.catalogue if e.label.casefold().startswith(sought)]
        if len(found) == 1:
            return found[0].code
        names = ", ".join(e.label for e in found[:_NAMED_AT_MOST])
        return Refusal(
            field="code",
            what=f"{typed} is not one effect",
            why=f"it can be {names}" if found else "the protocol has none of that name",
            remedy="Type more of its name, or choose Other and write a note",
        )

    def _chosen(self, filled: Filled) -> str:
        ended = self._ended(filled)
        if ended is not None:
            return f"{self._label(ended.code)} ends"
        code = self._code(filled)
        return "" if isinstance(code, Refusal) else self._label(code)

    def _label(self, code: str) -> str:
        return next((e.label for e in self.catalogue if e.code == code), code)
