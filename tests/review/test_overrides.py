"""Overrides are counted by check and reason, with how many sessions had any."""

from monitor.chart.kinds import GateOverridden
from monitor.review.overrides import override_figures
from tests.builders import Chronicle, iv40


def overridden(*passed: tuple[str, str]) -> Chronicle:
    chronicle = Chronicle().open()
    for minute, (gate, reason) in enumerate(passed):
        word = GateOverridden(gate=gate, prescriber="Dr Meyer", reason=reason)
        chronicle.add(word, minute - 10)
    return chronicle


def test_by_check_and_reason() -> None:
    """Three sessions, two with an override: consent twice for one reason."""
    sessions = [
        overridden(("fasting", "Sips of water"), ("consent", "on paper")).session,
        overridden(("consent", "On  paper "), ("consent", "by telephone")).session,
        overridden().session,
    ]
    found = override_figures((s, iv40()) for s in sessions)
    assert (found.sessions, found.with_any) == (3, 2)
    assert [(c.label, c.reason, c.count) for c in found.counts] == [
        ("Consent", "on paper", 2),
        ("Consent", "by telephone", 1),
        ("Fasting", "Sips of water", 1),
    ]


def test_a_check_of_a_protocol_nobody_can_read_has_its_id() -> None:
    found = override_figures([(overridden(("consent", "on paper")).session, None)])
    assert found.counts[0].label == "consent"


def test_nothing_looked_at_is_nothing_counted() -> None:
    found = override_figures([])
    assert (found.sessions, found.with_any, found.counts) == (0, 0, ())
