"""A scale by its items: one question at a time, one digit each."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import ScoreRecorded
from monitor.scales.scale import Item, Scale
from monitor.scales.scoring import total_of
from ui.views import wording
from ui.views.forms.filled import Filled
from ui.views.forms.form import ChoicePart, FormView, choice_part
from ui.views.forms.score_parts import extras, mode_of, own
from ui.views.score_words import score_words

_SKIP = "-"
_BACK = "B"
_ONE_LINE = 110
"""Characters of a question that stand in one line of the smallest window."""


class ItemsPage(Struct, frozen=True, kw_only=True):
    """The answers are kept as one text: a digit for each, ``-`` for none."""

    scale: Scale

    def view(self, filled: Filled) -> FormView:
        scale = self.scale
        return FormView(
            title=scale.name,
            note=scale.stem,
            question=self._question(filled),
            rows=((self._answers(filled),), extras(filled)),
            facts=self._facts(filled),
            message=filled.message,
            submit=f"Chart {scale.name}",
            focus=own("answers", scale),
        )

    def score(self, filled: Filled) -> ScoreRecorded:
        given = self._given(filled)
        items: tuple[int | None, ...] = tuple(
            None if answer == _SKIP else int(answer) for answer in given
        )
        return ScoreRecorded(
            scale=self.scale.id,
            version=self.scale.versions[0].id,
            items=items,
            total=total_of(items),
            mode=mode_of(filled),
            administered_by=filled.text("administered by"),
        )

    def _given(self, filled: Filled) -> str:
        return filled.pick(own("answers", self.scale))

    def _next(self, filled: Filled) -> Item | None:
        done = len(self._given(filled))
        return self.scale.items[done] if done < len(self.scale.items) else None

    def _question(self, filled: Filled) -> str:
        item = self._next(filled)
        if item is None:
            fact, detail = score_words(self.score(filled))
            told = (fact, wording.sentence(detail), "Enter charts it")
            return ". ".join(part for part in told if part)
        number = len(self._given(filled)) + 1
        return f"{number} of {len(self.scale.items)}   {item.text}"

    def _answers(self, filled: Filled) -> ChoicePart:
        item, given = self._next(filled), self._given(filled)
        choices = [] if item is None else [(lv.key, lv.label) for lv in item.levels]
        if item is not None:
            choices.append((_SKIP, "Not answered"))
        meanings = {key: given + key for key, _ in choices}
        if given:
            choices.append((_BACK, f"Back one, was {given[-1]}"))
            meanings[_BACK] = given[:-1]
        part = choice_part(
            filled,
            own("answers", self.scale),
            "Answer",
            tuple(choices),
            meanings,
        )
        return replace(part, leads=tuple(key for key, _ in choices))

    def _facts(self, filled: Filled) -> tuple[tuple[str, str], ...]:
        """The terms whole, a sentence in a line, where the question leaves the room."""
        first, _, rest = self.scale.notice.partition(". No ")
        terms = [("Terms", f"{first}." if rest else first)]
        if rest and len(self._question(filled)) <= _ONE_LINE:
            terms.append(("", f"No {rest}"))
        if self._next(filled) is None:
            answers = " ".join(self._given(filled))
            return (("Answers", answers), terms[0])
        return tuple(terms)
