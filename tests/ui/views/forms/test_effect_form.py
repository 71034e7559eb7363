"""Side effects by letter or by name, and their ends."""

import pytest

from monitor.chart.kinds import EffectEnded, EffectRecorded
from monitor.protocol.care_protocol import CareProtocol
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, charted, lacking
from ui.views.forms.effect_form import EffectForm
from ui.views.forms.filled import Filled
from ui.views.forms.form import ChoicePart


class TestEffects:
    """Side effects by letter or by name, and their ends."""

    def form(self, iv40: CareProtocol, desk: Desk) -> EffectForm:
        ongoing = tuple(e for e in desk.session.effects if e.is_ongoing)
        return EffectForm(catalogue=iv40.effects, grades=iv40.grades, ongoing=ongoing)

    def test_letter_and_grade_make_an_effect(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """Two keys chart nausea of grade 1."""
        filled = EMPTY.picked("effect", "N").picked("grade", "1").picked("mode", "A")
        assert charted(self.form(iv40, desk), filled, desk).fact == EffectRecorded(
            code="NAUS", grade=1, mode="asked", expected=True, serious=False
        )

    @pytest.mark.parametrize(("grade", "serious"), [("3", False), ("4", True)])
    def test_the_grade_says_whether_it_is_serious(
        self, desk: Desk, iv40: CareProtocol, grade: str, serious: bool
    ) -> None:
        """From the protocol's grade on it is, unless somebody says otherwise."""
        filled = EMPTY.picked("effect", "C").picked("grade", grade)
        form = self.form(iv40, desk)
        fact = charted(form, filled, desk).fact
        assert isinstance(fact, EffectRecorded)
        assert (fact.serious, fact.expected) == (serious, False)
        said = charted(form, filled.picked("serious", "S").picked("related", "2"), desk)
        assert isinstance(said.fact, EffectRecorded)
        assert (said.fact.serious, said.fact.related) == (True, "possible")

    def test_what_is_chosen_makes_room_to_judge_it(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """The list folds to the chosen one; 0 opens it again."""
        form = self.form(iv40, desk)
        view = form.view(EMPTY.picked("effect", "N"))
        part = view.rows[0][0]
        assert isinstance(part, ChoicePart)
        assert [c.text for c in part.choices] == ["Nausea", "Another"]
        assert {"expected", "serious", "related"} <= {p.id for p in view.parts}
        again = form.view(EMPTY.picked("effect", "0")).rows[0][0]
        assert isinstance(again, ChoicePart)
        assert len(again.choices) > 2

    def test_how_it_ended_is_told(self, desk: Desk, iv40: CareProtocol) -> None:
        """An end takes its outcome along."""
        desk.chart(20, EffectRecorded(code="DIZZ", grade=1))
        (effect,) = desk.session.effects
        picked = EMPTY.picked("effect", str(effect.id)).picked("outcome", "2")
        fact = charted(self.form(iv40, desk), picked, desk).fact
        assert fact == EffectEnded(effect=effect.id, outcome="gone after treatment")

    def test_what_is_asked_and_not_there_is_not_open(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """Grade 0 is charted, and offers no end."""
        desk.chart(20, EffectRecorded(code="DIZZ", grade=0))
        part = self.form(iv40, desk).view(EMPTY).rows[0][0]
        assert isinstance(part, ChoicePart)
        assert "Has ended" not in [c.text for c in part.choices]

    def test_any_effect_of_the_catalogue_by_its_name(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """The beginning of a name is enough where it names one effect only."""
        filled = EMPTY.typed("code", "eupho").picked("grade", "2")
        fact = charted(self.form(iv40, desk), filled, desk).fact
        assert isinstance(fact, EffectRecorded)
        assert fact.code == "EUPH"
        form = self.form(iv40, desk)
        several = lacking(form, EMPTY.typed("code", "d").picked("grade", "1"), desk)
        assert "Dissociation" in several.why
        none = lacking(form, EMPTY.typed("code", "qqq").picked("grade", "1"), desk)
        assert "none of that name" in none.why

    def test_every_quick_choice_is_reachable(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """The two lists together show each quick choice of the protocol once."""
        form = self.form(iv40, desk)
        shown: list[str] = []
        for filled in (EMPTY, EMPTY.picked("effect", "+")):
            part = form.view(filled).rows[0][0]
            assert isinstance(part, ChoicePart)
            shown += [c.key for c in part.choices if c.key not in "+-0"]
        assert sorted(shown) == sorted(e.key for e in iv40.effects if e.key)

    def test_open_effect_ends(self, desk: Desk, iv40: CareProtocol) -> None:
        """An effect that goes on can be ended by its number."""
        desk.chart(20, EffectRecorded(code="DIZZ", grade=1))
        form = self.form(iv40, desk)
        (effect,) = desk.session.effects
        part = form.view(EMPTY.picked("effect", "-")).rows[0][0]
        assert isinstance(part, ChoicePart)
        assert part.choices[0].text == "Dizziness ended"
        picked = EMPTY.picked("effect", part.meaning("1"))
        fact = charted(form, picked, desk).fact
        assert fact == EffectEnded(effect=effect.id)

    def test_a_list_that_shifts_ends_no_other_effect(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """What was picked ends, though an earlier effect came before it meanwhile."""
        desk.chart(20, EffectRecorded(code="NAUS", grade=1))
        (nausea,) = desk.session.effects
        part = self.form(iv40, desk).view(EMPTY.picked("effect", "-")).rows[0][0]
        assert isinstance(part, ChoicePart)
        picked = EMPTY.picked("effect", part.meaning("1"))

        desk.chart(14, EffectRecorded(code="DIZZ", grade=1))
        form = self.form(iv40, desk)

        shown = form.view(picked).rows[0][0]
        assert isinstance(shown, ChoicePart)
        assert [c.text for c in shown.choices if c.marked] == ["Nausea ended"]
        fact = charted(form, picked, desk).fact
        assert fact == EffectEnded(effect=nausea.id)

    def test_what_ended_meanwhile_is_no_longer_picked(
        self, desk: Desk, iv40: CareProtocol
    ) -> None:
        """A pick of an effect that has ended since is asked for again."""
        desk.chart(14, EffectRecorded(code="DIZZ", grade=1))
        desk.chart(20, EffectRecorded(code="NAUS", grade=1))
        dizziness, _ = desk.session.effects
        picked = EMPTY.picked("effect", str(dizziness.id))
        desk.chart(25, EffectEnded(effect=dizziness.id))
        refusal = lacking(self.form(iv40, desk), picked, desk)
        assert refusal.field == "effect"
        assert "has ended already" in refusal.why

    @pytest.mark.parametrize(
        ("filled", "field"),
        [(EMPTY, "effect"), (EMPTY.picked("effect", "N"), "grade")],
    )
    def test_effect_and_grade_are_both_needed(
        self, desk: Desk, iv40: CareProtocol, filled: Filled, field: str
    ) -> None:
        """Neither half is charted alone."""
        assert lacking(self.form(iv40, desk), filled, desk).field == field
