"""What an audit figure counts, and of what: errors and what was before apart."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    ObservationsRecorded,
    OxygenRecorded,
    TreatmentGiven,
)
from monitor.protocol.care_protocol import CareProtocol
from monitor.review import answering, data_quality, endings, incidence
from monitor.review.figures import figures
from monitor.review.indicators import Share
from monitor.review.reviewed import Reviewed
from tests.builders import CALM, Chronicle, iv40
from tests.review.ward import reviewed
from tests.typed_sets import observed

HIGH = "118/72 193 98 14 5 0 1 0"


def ended(chronicle: Chronicle) -> Reviewed:
    """The dose given to its end, and the patient gone."""
    chronicle.infuse(45, "completed")
    chronicle.close(110)
    return reviewed(chronicle)


def incident(sessions: list[Reviewed], label: str) -> Share:
    event = next(e for e in incidence.events(sessions) if e.label == label)
    return incidence.per_session(sessions, event)


def counted(found: Share) -> tuple[int, int]:
    return (found.numerator, found.denominator)


@pytest.mark.parametrize(("corrected", "count"), [("", 1), ("amend", 0), ("strike", 0)])
def test_an_alert_over_a_wrong_value_is_no_event(corrected: str, count: int) -> None:
    """193 was typed for 93: the alert was shown, and nothing ailed the patient."""
    chronicle = Chronicle().start()
    typed = chronicle.observe(10, HIGH)
    chronicle.show(10)
    if corrected == "amend":
        chronicle.amend(11, typed, observed("118/72 93 98 14 5 0 1 0"))
    elif corrected == "strike":
        chronicle.retract(11, typed)
    assert counted(incident([ended(chronicle)], "High alert HR")) == (count, 1)


@pytest.mark.parametrize(("in_error", "count"), [(False, 1), (True, 0)])
def test_an_emergency_declared_in_error_is_none(in_error: bool, count: int) -> None:
    chronicle = Chronicle().start()
    chronicle.add(EmergencyDeclared(), 10)
    chronicle.add(EmergencyEnded(outcome="Over", in_error=in_error), 11)
    assert counted(incident([ended(chronicle)], "Emergency")) == (count, 1)


def test_what_raises_no_alerts_is_in_no_denominator_of_them() -> None:
    """Of a session under a protocol that only records nobody knows."""
    telling = Chronicle().start()
    telling.observe(10, HIGH)
    telling.show(10)
    silent = Chronicle(protocol=replace(iv40(), record_only=True)).start()
    silent.observe(10, HIGH)
    ward = [ended(telling), ended(silent)]
    assert counted(incident(ward, "High alert HR")) == (1, 1)
    assert counted(incident(ward, "Emergency")) == (0, 2)


def test_an_effect_counts_where_the_protocol_knows_it() -> None:
    protocol = iv40()
    code, others = protocol.effects[-1].code, protocol.effects[:-1]
    knowing = Chronicle().start()
    knowing.effect(20, code)
    without = Chronicle(protocol=replace(protocol, effects=others)).start()
    ward = [ended(knowing), ended(without)]
    assert counted(incident(ward, protocol.effects[-1].label)) == (1, 1)


def test_side_effects_that_have_no_key_are_told_together() -> None:
    """Also where each of them is told by itself."""
    protocol = iv40()
    keyed = {quick.effect for quick in protocol.quick}
    rare = next(e for e in protocol.effects if e.code not in keyed)
    ill, well, sick = (Chronicle().start() for _ in range(3))
    ill.effect(20, rare.code)
    sick.effect(20, protocol.quick[0].effect)
    ward = [ended(ill), ended(well), ended(sick)]
    assert counted(incident(ward, "Side effect that has no key")) == (1, 3)
    assert counted(incident(ward, rare.label)) == (1, 3)


@pytest.mark.parametrize(
    ("flows", "count"),
    [
        (((-15, "2"),), 0),
        (((-15, "2"), (10, "2")), 0),
        (((-15, "2"), (10, "3")), 1),
        (((10, "2"),), 1),
    ],
)
def test_oxygen_from_home_is_no_treatment(
    flows: tuple[tuple[float, str], ...], count: int
) -> None:
    chronicle = Chronicle().start()
    for minute, flow in flows:
        breathed = OxygenRecorded(litres_per_minute=Decimal(flow))
        chronicle.add(breathed, max(minute, 0) + 1, effective=minute)
    found = {share.name: share for share in endings.all_endings([ended(chronicle)])}
    assert counted(found["Oxygen given"]) == (count, 1)


@pytest.mark.parametrize(("minute", "count"), [(-1, 0), (0, 0), (1, 1)])
def test_a_drug_before_the_dose_rescues_nobody(minute: float, count: int) -> None:
    chronicle = Chronicle().start()
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Meyer",
        verbal_order_read_back=True,
    )
    chronicle.add(given, max(minute, 0) + 1, effective=minute)
    found = {share.name: share for share in endings.all_endings([ended(chronicle)])}
    assert counted(found["Rescue drug given"]) == (count, 1)


def test_a_pressure_between_two_sets_hides_no_copy() -> None:
    """Four sets the same, and after each a pressure read again. The baseline's last is
    another: of seven sets of four values six follow one, and three of these are copies.
    """
    chronicle = Chronicle().start()
    for minute in (10, 20, 30, 40):
        chronicle.observe(minute, CALM)
        chronicle.observe(minute + 2, "118/72")
    found = data_quality.identical_sets([ended(chronicle)])
    assert counted(found) == (3, 6)


def test_a_value_that_was_kept_is_not_corrected() -> None:
    """That somebody was asked, and said it is right, changes nothing."""
    chronicle = Chronicle().start()
    typed = chronicle.observe(10, questioned("unconfirmed"))
    kept = questioned("confirmed")
    chronicle.amend(11, typed, kept)
    session = ended(chronicle)
    assert data_quality.corrected_entries([session]).numerator == 0
    assert figures(session.session, session.protocol, None).amended == 0
    chronicle.amend(12, typed, observed("166/72 70 98 14 5 0 1 0"))
    again = reviewed(chronicle)
    assert data_quality.corrected_entries([again]).numerator == 1
    assert figures(again.session, again.protocol, None).amended == 1


def questioned(how: str) -> ObservationsRecorded:
    read = observed("160/72 70 98 14 5 0 1 0")
    return replace(
        read,
        readings=tuple(
            replace(r, challenge=how) if r.field == "sbp" else r for r in read.readings
        ),
    )


def test_who_was_not_asked_for_an_escort_lacks_none() -> None:
    """Whatever the check is called: the protocol says what it is about."""
    found = {s.name: s for s in endings.all_endings([ended(Chronicle().start())])}
    assert found["Escort missing"].denominator == 1
    elsewhere = Chronicle(protocol=without_escort()).start()
    found = {s.name: s for s in endings.all_endings([ended(elsewhere)])}
    assert found["Escort missing"].denominator == 0
    assert found["Discharge overridden"].denominator == 1


def without_escort() -> CareProtocol:
    protocol = iv40()
    gates = tuple(replace(gate, about="") for gate in protocol.gates)
    return replace(protocol, gates=gates)


@pytest.mark.parametrize("label", ["Observed, no action needed", "Nur beobachtet"])
def test_an_idle_answer_is_idle_in_any_language(label: str) -> None:
    protocol = iv40()
    actions = tuple(
        replace(a, label=label) if a.is_idle else a for a in protocol.actions
    )
    idle = next(a.code for a in actions if a.is_idle)
    chronicle = Chronicle(protocol=replace(protocol, actions=actions)).start()
    chronicle.observe(10, HIGH)
    chronicle.show(10)
    key = next(a.key for a in chronicle.assess(10).alerts if a.priority == "high")
    chronicle.act(11, key, idle)
    assert counted(answering.led_to_action([ended(chronicle)])) == (0, 1)
