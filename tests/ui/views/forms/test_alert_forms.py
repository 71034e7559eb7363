"""The forms that change a limit and that silence an alert."""

import pytest

from monitor.chart.kinds import AlertSnoozed, LimitChanged
from tests.desk import Desk
from tests.protocol.pressures import bp_card
from tests.protocol.pressures import charted as pressures
from tests.ui.views.forms.filling import EMPTY, charted, lacking
from ui.views.forms.alert_forms import limits_form, silence_form
from ui.views.forms.form import TextPart
from ui.views.forms.limits_form import LimitsForm
from ui.views.forms.silence_form import SilenceForm


def limits() -> LimitsForm:
    """While SBP 183 alerts."""
    chronicle = pressures(183)
    now = chronicle.assess(11)
    return limits_form(chronicle.protocol, chronicle.session, now)


FILLED = (
    EMPTY.typed("limit", "190").typed("prescriber", "Dr Meyer").typed("reason", "usual")
)


class TestLimits:
    """What the form asks for, and what it asks the record to chart."""

    def test_what_fires_comes_first(self, desk: Desk) -> None:
        """Key 1 is the rule that fires now, and stays it while the list changes."""
        form = limits()
        assert form.offered[0] == "SBP-HIGH-2"
        shown = form.view(FILLED).choice("rule")
        assert shown is not None
        assert shown.choices[0].text == "MED SBP at or above 180 mmHg"
        filled = FILLED.picked("rule", shown.meaning("1"))
        assert charted(form, filled, desk).fact == LimitChanged(
            rule="SBP-HIGH-2", limit=190, prescriber="Dr Meyer", reason="usual"
        )

    def test_the_most_urgent_comes_first(self) -> None:
        """An advisory that began before is offered after what calls for somebody."""
        chronicle = pressures(165, 183, 205)
        now = chronicle.assess(12)
        form = limits_form(chronicle.protocol, chronicle.session, now)
        assert form.offered[:3] == ("SBP-HIGH-3", "SBP-HIGH-2", "SBP-HIGH-1")

    def test_any_other_rule_by_its_name(self, desk: Desk) -> None:
        """A name that is typed goes before a number, in any case of letters."""
        filled = FILLED.picked("rule", "SBP-HIGH-2").typed("other", "hr-high-3")
        fact = charted(limits(), filled, desk).fact
        assert isinstance(fact, LimitChanged)
        assert fact.rule == "HR-HIGH-3"

    @pytest.mark.parametrize(
        ("part", "text", "field"),
        [
            ("prescriber", " ", "prescriber"),
            ("reason", "", "reason"),
            ("limit", "", "limit"),
            ("limit", "19O", "limit"),
            ("other", "PULSE", "other"),
            ("time", "25:10", "time"),
        ],
    )
    def test_lacking(self, desk: Desk, part: str, text: str, field: str) -> None:
        """Rule, limit, prescriber and reason are all needed."""
        filled = FILLED.picked("rule", "SBP-HIGH-2").typed(part, text)
        assert lacking(limits(), filled, desk).field == field

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ("SBP-HIGH-2", "now at or above 180 mmHg"),
            ("SBP-LOW-2", "now at or below 89 mmHg"),
            ("SBP-OVER-1", "now 20 % or more over baseline"),
            ("SBP-SIGN-3", "now at or above 180 mmHg, with more"),
        ],
    )
    def test_the_new_limit_stands_beside_the_old_one(
        self, rule: str, said: str
    ) -> None:
        """With its unit and its direction; without a rule nothing is said."""
        (part,) = (p for p in limits().view(EMPTY).parts if p.id == "limit")
        assert isinstance(part, TextPart)
        assert part.unit == ""
        (part,) = (
            p
            for p in limits().view(EMPTY.picked("rule", rule)).parts
            if p.id == "limit"
        )
        assert isinstance(part, TextPart)
        assert part.unit == said

    def test_what_is_changed_is_told(self) -> None:
        """The head of the form names the limits that were changed before."""
        chronicle = pressures(183)
        chronicle.limit(11, "SBP-HIGH-2", 190)
        now = chronicle.assess(12)
        form = limits_form(chronicle.protocol, chronicle.session, now)
        told = form.view(EMPTY).note
        assert told == "MED SBP at or above 190 mmHg (changed 13:37 Dr Meyer)"


class TestSilence:
    """What is left of the minutes, and the reason."""

    def form(self) -> SilenceForm:
        chronicle = pressures(183)
        alert = bp_card(chronicle, 10).top
        form = silence_form(chronicle.protocol, chronicle.session, alert)
        assert form is not None
        return form

    def test_minutes_and_reason(self, desk: Desk) -> None:
        """Both are needed; what is typed goes before what was chosen."""
        form = self.form()
        filled = EMPTY.picked("minutes", "5").picked("cause", "1")
        assert charted(form, filled, desk).fact == AlertSnoozed(
            key=form.key, minutes=5, reason="Prescriber knows"
        )
        typed = charted(form, filled.typed("other", "cuff moved"), desk).fact
        assert isinstance(typed, AlertSnoozed)
        assert typed.reason == "cuff moved"
        assert lacking(form, EMPTY.picked("cause", "1"), desk).field == "minutes"
        assert lacking(form, EMPTY.picked("minutes", "5"), desk).field == "reason"

    def test_no_alert_no_form(self) -> None:
        """Without an alert there is nothing to silence."""
        chronicle = pressures(120)
        assert silence_form(chronicle.protocol, chronicle.session, None) is None
