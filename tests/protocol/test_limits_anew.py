"""A limit holds from its moment on: what was judged before it stays judged."""

from uuid import UUID

import pytest

from monitor.chart.commands import Amend, Chart, Retract
from monitor.chart.kinds import LimitChanged
from monitor.chart.refusals import Refusal
from monitor.protocol.refusing import refuse_by_protocol
from tests.builders import SPACE, Chronicle, at
from tests.protocol.pressures import running
from tests.typed_sets import readings

JUDGED = "a value since then was judged by the limit of that time"


def changed(rule: str = "SBP-HIGH-3", limit: int = 220) -> LimitChanged:
    return LimitChanged(rule=rule, limit=limit, prescriber="Dr Meyer", reason="usual")


def asked(
    chronicle: Chronicle, command: Chart | Amend | Retract, now: float = 15
) -> Refusal | None:
    return refuse_by_protocol(chronicle.protocol, chronicle.session, command, at(now))


def chart(minute: float, fact: LimitChanged) -> Chart:
    return Chart(id=SPACE, stream_id=SPACE, at=at(minute), fact=fact)


def amend(minute: float, target: UUID, fact: LimitChanged) -> Amend:
    return Amend(
        id=SPACE,
        stream_id=SPACE,
        at=at(minute),
        target=target,
        replacement=fact,
        reason="typing slip",
    )


@pytest.mark.parametrize(
    ("since", "is_refused"), [(5, True), (9.99, True), (10, False), (15, False)]
)
def test_a_limit_from_before_a_value_of_it_is_refused(
    since: float, *, is_refused: bool
) -> None:
    """Raised from before the value that alerts, it would take the alert away."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=205))
    chronicle.show(10)

    refusal = asked(chronicle, chart(since, changed()))

    assert (refusal is not None) == is_refused
    if refusal is not None:
        assert (refusal.field, refusal.why) == ("time", JUDGED)


def test_a_value_of_another_field_was_not_judged_by_it() -> None:
    """A pulse since then has nothing to do with the limit of a pressure."""
    chronicle = running()
    chronicle.observe(10, readings(hr=70, dbp=80))
    assert asked(chronicle, chart(5, changed())) is None
    assert asked(chronicle, chart(5, changed("HR-HIGH-2", 130))) is not None


def test_a_sign_since_then_called_by_it() -> None:
    """No pressure since then, and yet the alert of the rule came of it."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185))
    chronicle.effect(12, "CP", 2)
    chronicle.show(12)
    assert asked(chronicle, chart(11, changed("SBP-SIGN-3", 190))) is not None
    assert asked(chronicle, chart(12, changed("SBP-SIGN-3", 190))) is None
    assert asked(chronicle, chart(11, changed("SBP-HIGH-3", 210))) is None


@pytest.mark.parametrize(
    ("since", "is_refused"),
    [(4, True), (6.9, True), (7, False), (8, False), (11, False)],
)
def test_an_amendment_judges_no_more_than_before(
    since: float, *, is_refused: bool
) -> None:
    """It may correct limit and time, but not reach back over a value."""
    chronicle = running()
    chronicle.observe(7, readings(sbp=205))
    change = chronicle.limit(8, "SBP-HIGH-3", 210)
    chronicle.observe(10, readings(sbp=215))

    refusal = asked(chronicle, amend(since, change, changed()))

    assert (refusal is not None) == is_refused


def test_a_value_in_the_moment_of_the_first_time_was_before_it() -> None:
    """Up to the time that the change had, and with it."""
    chronicle = running()
    chronicle.observe(8, readings(sbp=205))
    change = chronicle.limit(8, "SBP-HIGH-3", 210)
    refusal = asked(chronicle, amend(7.5, change, changed()))
    assert refusal is not None
    assert refusal.why == JUDGED


def undone() -> tuple[Chronicle, str]:
    """An alert of minute 10 whose limit was raised at 15 from minute 5 on."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=205))
    (key,) = (k for k in chronicle.show(10) if k.startswith("SBP-HIGH-3"))
    chronicle.limit(15, "SBP-HIGH-3", 220, effective=5)
    return chronicle, key


def test_an_alert_of_a_limit_that_was_undone_says_so() -> None:
    """Where another workstation charted it, nobody says that a value was amended."""
    chronicle, key = undone()
    alert = chronicle.assess(16).alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("changed limit", at(15))


def test_it_stays_on_its_card_until_somebody_answers() -> None:
    """It was shown, and nobody acknowledged it."""
    chronicle, key = undone()
    card = chronicle.assess(16).card("bp")
    assert card is not None
    assert key in card.unacknowledged
    chronicle.acknowledge(17, key)
    card = chronicle.assess(18).card("bp")
    assert card is None or key not in [a.key for a in card.alerts]


def test_a_change_of_another_limit_explains_nothing() -> None:
    """The value was amended; a limit of the pulse was changed meanwhile."""
    chronicle = running()
    reading = chronicle.observe(10, readings(sbp=205))
    (key,) = (k for k in chronicle.show(10) if k.startswith("SBP-HIGH-3"))
    chronicle.limit(11, "HR-HIGH-3", 150)
    chronicle.limit(11, "SBP-HIGH-3", 210)
    chronicle.amend(12, reading, readings(sbp=118))
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("amended value", at(12))


def test_a_change_amended_to_another_limit_undoes_its_own() -> None:
    """The rule was mistaken: what it called is of a changed limit."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-3", 190)
    chronicle.observe(10, readings(sbp=195))
    (key,) = (k for k in chronicle.show(10) if k.startswith("SBP-HIGH-3"))
    chronicle.amend(12, change, changed("HR-HIGH-3", 150))
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("changed limit", at(12))


def test_a_change_before_the_alert_does_not_explain_it() -> None:
    """What was charted before the alert came was known to it."""
    chronicle = running()
    chronicle.limit(5, "SBP-HIGH-3", 190)
    first = chronicle.observe(10, readings(sbp=195, hr=70))
    (key,) = (k for k in chronicle.show(10) if k.startswith("SBP-HIGH-3"))
    chronicle.retract(12, first)
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert alert.resolved_how == "struck-out value"


def strike_out(target: UUID) -> Retract:
    return Retract(id=SPACE, stream_id=SPACE, at=at(12), target=target, reason="slip")


def called(limit: int = 210, value: int = 215) -> tuple[Chronicle, UUID, str]:
    """An alert of minute 10 by a limit that was changed at 5."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-3", limit)
    chronicle.observe(10, readings(sbp=value))
    (key,) = (k for k in chronicle.show(10) if k.startswith("SBP-HIGH-3"))
    return chronicle, change, key


@pytest.mark.parametrize(
    ("limit", "is_refused"), [(211, False), (215, False), (216, True), (230, True)]
)
def test_a_limit_is_not_amended_over_an_alert_that_waits(
    limit: int, is_refused: bool
) -> None:
    """215 still calls by a limit of 215."""
    chronicle, change, _ = called()
    refusal = asked(chronicle, amend(5, change, changed(limit=limit)))
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.why == (
            "nobody has answered its alert, "
            "SBP 215 mmHg, limit 210 (changed 13:31 Dr Meyer)"
        )
        assert "Acknowledge the alert" in refusal.remedy


def test_it_says_what_the_alert_is_about_first() -> None:
    """Of all that the card tells, what called."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-3", 210)
    chronicle.observe(10, readings(sbp=215, dbp=112))
    chronicle.show(10)
    refusal = asked(chronicle, amend(5, change, changed(limit=230)))
    assert refusal is not None
    assert "its alert, SBP 215 mmHg, limit 210" in refusal.why


def test_nor_to_the_limit_of_another_rule() -> None:
    """What it called by is the protocol's again, which 195 does not reach."""
    chronicle, change, _ = called(190, 195)
    assert asked(chronicle, amend(5, change, changed("HR-HIGH-3", 150))) is not None
    chronicle, change, _ = called(190, 200)
    assert asked(chronicle, amend(5, change, changed("HR-HIGH-3", 150))) is None


@pytest.mark.parametrize(("value", "is_refused"), [(199, True), (200, False)])
def test_nor_is_it_struck_out(value: int, is_refused: bool) -> None:
    """The protocol's own limit is 200."""
    chronicle, change, _ = called(195, value)
    assert (asked(chronicle, strike_out(change)) is not None) is is_refused


def test_once_it_is_answered_its_limit_can_be_corrected() -> None:
    """Whoever acknowledged it knows of it."""
    chronicle, change, key = called(195, 199)
    chronicle.acknowledge(11, key)
    assert asked(chronicle, strike_out(change)) is None
    assert asked(chronicle, amend(5, change, changed(limit=220))) is None


def test_a_low_alert_waits_for_nobody() -> None:
    """It only informs."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-1", 150)
    chronicle.observe(10, readings(sbp=139))
    chronicle.observe(11, readings(sbp=150))
    chronicle.show(11)
    assert asked(chronicle, strike_out(change)) is None


def test_a_limit_lowered_to_call_for_more_is_amended() -> None:
    """The medium alert gives way to a high one of the same card."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-3", 230)
    chronicle.observe(10, readings(sbp=215))
    chronicle.show(10)
    assert asked(chronicle, amend(5, change, changed(limit=215))) is None


def test_in_a_closed_session_nobody_is_called() -> None:
    """There an alert can't be acknowledged any more."""
    chronicle, change, _ = called(195, 199)
    chronicle.close(60)
    assert asked(chronicle, strike_out(change), 61) is None


def test_another_entry_is_struck_out_whatever_waits() -> None:
    """A reading that was wrong takes its alert with it, and says so."""
    chronicle, _, _ = called()
    wrong = chronicle.session.sets[-1].id
    assert asked(chronicle, strike_out(wrong)) is None
