"""Checks and their overrides in the timeline, and how they are put right."""

from datetime import timedelta

from monitor.chart.commands import Amend, Retract
from monitor.chart.kinds import Answer, GateAnswered, GateOverridden
from tests.builders import SESSION, SPACE, at
from tests.ui.views.timeline_scene import LONDON, row, story
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.filled import Circumstance, Filled

CONSENT = GateAnswered(
    gate="consent", answers=(Answer(ask="signed", value="2025-11-21"),)
)
OVERRIDE = GateOverridden(
    gate="consent", prescriber="Dr Meyer", reason="signed on paper", shown="out of date"
)


def test_a_check_tells_what_was_found() -> None:
    """Its label, and the answer in words."""
    chronicle = story()
    target = chronicle.add(CONSENT, -15)
    found = row(chronicle, 5, "Checked: Consent")
    assert found.detail == "signed 21-Nov-2025"
    assert found.target == target


def test_what_does_not_apply_says_so() -> None:
    """A check that does not concern this patient, with the note why."""
    chronicle = story()
    chronicle.add(
        GateAnswered(gate="pregnancy", not_applicable=True, note="post-menopausal"), -15
    )
    found = row(chronicle, 5, "Pregnancy test not applicable")
    assert found.detail == "post-menopausal"


def test_an_override_tells_who_and_why() -> None:
    """The prescriber, unverified, the reason, and what was known then."""
    chronicle = story()
    target = chronicle.add(OVERRIDE, -15)
    found = row(chronicle, 5, "Consent overridden")
    assert found.detail == ("by Dr Meyer (unverified) · signed on paper · out of date")
    assert found.target == target


def form(payload: GateAnswered | GateOverridden) -> tuple[AmendForm, Filled]:
    chronicle = story()
    target = chronicle.add(payload, -15)
    fact = chronicle.session.fact(target)
    assert fact is not None
    made = AmendForm(
        fact=fact,
        charting=chronicle.protocol.charting,
        zone=LONDON,
        headline="Checked: Consent",
    )
    return made, Filled(id=SPACE)


CIRCUMSTANCE = Circumstance(
    session_id=SESSION, now=at(5), zone=LONDON, old_after=timedelta(minutes=2)
)


def test_a_check_is_put_right_by_its_answers() -> None:
    """What should have been answered, with a reason."""
    made, filled = form(CONSENT)
    filled = filled.typed("signed", "2026-01-02").picked("reason", "1")
    command = made.command(filled, CIRCUMSTANCE)
    assert isinstance(command, Amend)
    assert command.replacement == GateAnswered(
        gate="consent", answers=(Answer(ask="signed", value="2026-01-02"),)
    )


def test_an_override_is_struck_out_and_not_edited() -> None:
    """Nobody gives an override anew by typing over it."""
    made, filled = form(OVERRIDE)
    assert made.view(filled).focus == "time"
    struck = filled.picked("reason", "4").picked("whole", "X")
    assert isinstance(made.command(struck, CIRCUMSTANCE), Retract)
