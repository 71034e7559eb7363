"""What has to be seen before a co-signature, each condition at its limit and beside."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    Admitted,
    Answer,
    BreakGlassOpened,
    Cancelled,
    ChartReattributed,
    DoseDoubtful,
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    GateAnswered,
    GateOverridden,
    IdentityTyped,
    SessionClosed,
    TreatmentGiven,
    WasteRecorded,
)
from monitor.protocol.exceptions import exceptions, unseen
from monitor.protocol.to_see import ToSee
from tests.builders import CALM, PATIENT, SPACE, Chronicle, at, iv40
from tests.dosing import DEVICES, INJECTION
from tests.review.test_drug_account import single
from tests.typed_sets import observed

ONDANSETRON = TreatmentGiven(
    drug="ondansetron",
    dose="4 mg",
    route="IV",
    ordered_by="Dr Meyer",
    verbal_order_read_back=True,
)
MINUTES = (10, 20, 30, 40, 55, 70, 85, 100)


class Night(Chronicle):
    """A session in which nothing went wrong, but for what a test adds to it."""

    def calm(self, *, without: tuple[float, ...] = ()) -> "Night":
        self.start()
        self.made_ready(-19)
        for minute in MINUTES:
            if minute == 40:
                self.infuse(40, "completed")
            if minute not in without:
                self.observe(minute, CALM)
        return self

    def ended(self, minute: float = 101) -> tuple[ToSee, ...]:
        self.close(minute)
        return self.seen()

    def seen(self) -> tuple[ToSee, ...]:
        found = self.assess(3000).slots
        return exceptions(self.protocol, self.session, found)

    def texts(self, minute: float = 101) -> list[str]:
        return [one.text for one in self.ended(minute)]


def night() -> Night:
    return Night().calm()


def more(chronicle: Night, minute: float = 101) -> list[str]:
    """What is to be seen besides what a calm session has."""
    usual = {one.text for one in night().ended(minute)}
    return [one.text for one in chronicle.ended(minute) if one.text not in usual]


def test_of_an_open_session_nothing() -> None:
    assert night().seen() == ()


def test_each_has_a_key_of_its_own_in_order_of_time() -> None:
    chronicle = night()
    chronicle.add(ONDANSETRON, 30)
    chronicle.add(ONDANSETRON, 25)
    found = chronicle.ended()
    assert len({one.key for one in found}) == len(found)
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert len([one for one in found if "ondansetron" in one.text]) == 2


def test_what_was_ticked_is_not_left() -> None:
    chronicle = night()
    chronicle.add(ONDANSETRON, 30)
    found = chronicle.ended()
    keys = {one.key for one in found}
    assert unseen(found, keys) == ()
    assert unseen(found, keys - {found[0].key}) == (found[0],)
    assert unseen(found, ()) == found


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("118/72 70 90 14 5 0 1 0", None),
        ("118/72 70 89 14 5 0 1 0", "SpO2 89"),
        ("118/72 70 88 14 5 0 1 0", "SpO2 88"),
        ("118/72 70 98 14 3 0 1 0", None),
        ("118/72 70 98 14 2 0 1 0", "MOAA/S 2"),
        ("118/72 70 98 14 1 0 1 0", "MOAA/S 1"),
        ("190/72 70 98 14 5 0 1 0", None),
    ],
)
def test_a_value_once(line: str, told: str | None) -> None:
    """A single pressure over the limit is not confirmed."""
    chronicle = night()
    chronicle.observe(25, line)
    assert more(chronicle) == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("179/72", "185/72", None),
        ("180/72", "179/72", None),
        ("180/72", "180/72", "SBP 180, 2 readings"),
        ("182/72", "181/72", "SBP 182, 2 readings"),
        ("150/109", "150/110", None),
        ("150/110", "150/110", "DBP 110, 2 readings"),
    ],
)
def test_a_pressure_that_is_confirmed(
    first: str, second: str, told: str | None
) -> None:
    chronicle = night()
    rest = " 70 98 14 5 0 1 0"
    chronicle.observe(25, first + rest)
    chronicle.observe(27, second + rest)
    assert more(chronicle) == ([] if told is None else [told])


def test_a_pressure_confirmed_when_it_was_asked_about() -> None:
    chronicle = night()
    asked = observed("185/72 70 98 14 5 0 1 0")
    readings = tuple(replace(r, challenge="confirmed") for r in asked.readings)
    chronicle.observe(25, replace(asked, readings=readings))
    assert more(chronicle) == ["SBP 185"]


def test_a_reading_inside_parts_two_stretches() -> None:
    """Another one stands by itself, with its own worst value."""
    chronicle = night()
    for minute, spo2 in ((22, 89), (24, 85), (26, 95), (28, 88)):
        chronicle.observe(minute, f"118/72 70 {spo2} 14 5 0 1 0")
    assert more(chronicle) == ["SpO2 85, 2 readings", "SpO2 88"]


def alerted(line: str, *, is_answered: bool) -> list[str]:
    """What an alert of minute 25 leaves to be seen, beside the values themselves."""
    chronicle = Night()
    chronicle.start()
    for minute in (10, 20):
        chronicle.observe(minute, CALM)
    chronicle.observe(25, line)
    keys = chronicle.show(25)
    assert keys
    for key in keys if is_answered else ():
        chronicle.acknowledge(26, key)
    return [t for t in chronicle.texts(30) if t.startswith(("High a", "Alert never"))]


def test_a_high_alert_and_one_that_nobody_acknowledged() -> None:
    line, told = "205/95 70 98 14 5 0 1 0", "SBP 205, DBP 95"
    high, never = f"High alert: {told}", f"Alert never acknowledged: {told}"
    assert alerted(line, is_answered=True) == [high]
    assert sorted(alerted(line, is_answered=False)) == [never, high]


def test_a_medium_alert_only_where_nobody_acknowledged_it() -> None:
    line = "182/80 70 98 14 5 0 1 0"
    assert alerted(line, is_answered=True) == []
    never = "Alert never acknowledged: SBP 182, DBP 80"
    assert alerted(line, is_answered=False) == [never]


def test_a_low_alert_is_not_to_be_acknowledged() -> None:
    assert alerted("144/80 70 98 14 5 0 1 0", is_answered=False) == []


def test_a_pause_and_a_stop() -> None:
    chronicle = Night().calm()
    paused = Night()
    paused.start()
    paused.infuse(12, "paused")
    paused.infuse(14, "resumed")
    paused.infuse(30, "stopped")
    told = [one.text for one in paused.ended()]
    assert "Infusion paused 2min" in told
    assert "Infusion stopped before its end" in told
    assert not [t for t in chronicle.texts() if t.startswith("Infusion")]


def test_what_was_given_for_an_effect() -> None:
    chronicle = night()
    chronicle.add(ONDANSETRON, 30)
    assert more(chronicle) == ["Given for an effect: ondansetron 4 mg"]


@pytest.mark.parametrize(
    ("minute", "is_told"), [(19, False), (20, True), (30, True), (31, False)]
)
def test_agitation_with_a_drug(minute: float, *, is_told: bool) -> None:
    """Given from its onset to its end, both included."""
    chronicle = night()
    effect = chronicle.effect(20, "AGIT")
    chronicle.end_effect(30, effect)
    chronicle.add(ONDANSETRON, minute)
    told = [t for t in more(chronicle) if "and a drug was given" in t]
    assert bool(told) is is_told


def test_agitation_alone_and_one_that_is_not_there() -> None:
    chronicle = night()
    chronicle.effect(20, "AGIT")
    chronicle.effect(20, "FALL", 0)
    assert more(chronicle) == []
    chronicle = night()
    chronicle.effect(20, "FALL")
    assert more(chronicle) == ["Fall"]


def test_what_is_serious() -> None:
    chronicle = night()
    judged = {"related": "unlikely", "outcome": "recovered"}
    headache = EffectRecorded(code="HEAD", grade=3, serious=True)
    chronicle.add(replace(headache, **judged), 30)
    assert more(chronicle) == ["Serious: Headache"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (5, 5, None),
        (4, 4, None),
        (3, 5, "Vomiting with MOAA/S 3"),
        (5, 3, "Vomiting with MOAA/S 3"),
    ],
)
def test_vomiting_with_sedation(before: int, after: int, told: str | None) -> None:
    """By the last reading before its onset and the first one after it."""
    chronicle = night()
    chronicle.observe(22, f"118/72 70 98 14 {before} 0 1 0")
    chronicle.effect(24, "VOM")
    chronicle.observe(26, f"118/72 70 98 14 {after} 0 1 0")
    assert more(chronicle) == ([] if told is None else [told])


@pytest.mark.parametrize(("minute", "is_told"), [(220, False), (221, True)])
def test_a_stay_that_was_long(minute: float, *, is_told: bool) -> None:
    """Two hours beyond the least observation, which ends at minute 100."""
    told = [t for t in night().texts(minute) if t.startswith("Stayed")]
    assert told == (["Stayed 121min after the least observation"] if is_told else [])


@pytest.mark.parametrize(
    ("stop", "is_told"), [(36, False), (35, True), (44, False), (45, True)]
)
def test_a_dose_off_its_order(stop: float, *, is_told: bool) -> None:
    """By more than 10 %: of 40min at the ordered rate, 36 and 44 are within."""
    chronicle = Night()
    chronicle.start()
    chronicle.infuse(stop, "completed")
    told = [t for t in chronicle.texts() if t.startswith("Dose given")]
    assert bool(told) is is_told


@pytest.mark.parametrize(("percent", "is_told"), [(49, True), (50, False)])
def test_a_dose_off_by_exactly_the_limit(percent: int, *, is_told: bool) -> None:
    """Half of it was given: more than 49 %, and not more than 50 %."""
    review = iv40().review
    assert review is not None
    chronicle = Night()
    chronicle.start()
    chronicle.infuse(20, "completed")
    limited = replace(review, dose_off_percent=percent)
    chronicle.protocol = replace(iv40(), review=limited)
    told = [t for t in chronicle.texts() if t.startswith("Dose given")]
    assert told == (["Dose given: 17.1 mg of 34.2 mg ordered"] if is_told else [])


def test_a_dose_that_is_uncertain() -> None:
    chronicle = night()
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(9))
    chronicle.add(doubt, 15)
    assert "Dose uncertain: infiltration" in more(chronicle)


def drug(chronicle: Chronicle) -> list[str]:
    return [t for t in texts_of(chronicle) if t.startswith("Drug")]


def texts_of(chronicle: Chronicle) -> list[str]:
    """Of what is not written as a ``Night``."""
    chronicle.close(101)
    slots = chronicle.assess(3000).slots
    return [t.text for t in exceptions(chronicle.protocol, chronicle.session, slots)]


@pytest.mark.parametrize(
    ("ml", "told"),
    [
        (None, "15.8 mg unaccounted; {given}, no waste charted"),
        ("0", "15.8 mg unaccounted; {given}, 0 mg wasted"),
        ("1", "14.8 mg unaccounted; {given}, 1 mg wasted"),
        ("15.7", "0.1 mg unaccounted; {given}, 15.7 mg wasted"),
        ("15.8", None),
        ("15.9", "0.1 mg more than was taken; {given}, 15.9 mg wasted"),
    ],
)
def test_a_bag_that_is_not_accounted_for(ml: str | None, told: str | None) -> None:
    """34.2 of 50 mg were given; a waste of some of the rest silences nothing."""
    chronicle = night()
    if ml is not None:
        waste = WasteRecorded(ml=Decimal(ml), witness="J. Marsh RN")
        chronicle.add(waste, 45)
    given = "50 mg taken, 34.2 mg given (calculated)"
    expected = [] if told is None else [f"Drug: {told.format(given=given)}"]
    assert drug(chronicle) == expected


def test_devices_an_injection_and_an_uncertain_dose_are_accounted_for() -> None:
    """As on the page of controlled drugs: a line wherever an account is not right."""
    left = single(DEVICES, "28", "28")
    (told,) = drug(left)
    assert told == "Drug: 28 mg unaccounted; 84 mg taken, 56 mg given, no waste charted"
    assert drug(single(DEVICES, "28", "56")) == []
    over = single(INJECTION, "34.2", "10")
    assert drug(over)[0].startswith("Drug: 10 mg more than was taken; ")
    doubtful = night()
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(9))
    doubtful.add(doubt, 15)
    assert drug(doubtful)[0].startswith("Drug: uncertain; 50 mg taken, at most ")


def test_a_drug_of_no_lot_has_to_be_seen() -> None:
    chronicle = Night()
    chronicle.start()
    chronicle.infuse(40, "completed")
    chronicle.add(WasteRecorded(ml=Decimal("15.8"), witness="J. Marsh RN"), 45)
    assert drug(chronicle)[0].startswith("Drug: vial not charted; ")


def test_a_set_missed_late_and_charted_late() -> None:
    missed = [t for t in Night().calm(without=(20,)).texts() if t == "Set missed"]
    assert missed == ["Set missed"]
    beside = Night().calm(without=(20,))
    beside.observe(24, CALM)
    assert more(beside) == ["Set taken outside its tolerance"]
    for minute, told in ((30, []), (31, ["Set charted 6min late"])):
        chronicle = night()
        chronicle.observe(minute, CALM, effective=25)
        assert more(chronicle) == told


def test_what_was_amended_or_struck_out() -> None:
    """A value that was only confirmed is neither."""
    chronicle = night()
    id_ = chronicle.observe(25, "118/72 170 98 14 5 0 1 0")
    chronicle.amend(26, id_, observed(CALM))
    struck = chronicle.observe(28, CALM)
    chronicle.retract(29, struck)
    assert more(chronicle) == ["HR of 13:51 amended", "Set of 13:54 struck out"]

    kept = night()
    asked = observed("185/72 70 98 14 5 0 1 0")
    first = replace(asked.readings[0], challenge="unconfirmed")
    id_ = kept.observe(25, replace(asked, readings=(first, *asked.readings[1:])))
    sure = replace(first, challenge="confirmed")
    kept.amend(26, id_, replace(asked, readings=(sure, *asked.readings[1:])))
    assert more(kept) == ["SBP 185"]


def test_an_override_a_changed_limit_and_a_moved_chart() -> None:
    chronicle = night()
    chronicle.add(
        GateOverridden(gate="consent", prescriber="Dr Meyer", reason="seen"), -1
    )
    chronicle.limit(15, "SBP-180", 190)
    chronicle.add(
        ChartReattributed(
            from_patient=SPACE,
            to_patient=PATIENT,
            identity=IdentityTyped(initials="AD", birth_year=1981),
        ),
        60,
    )
    told = more(chronicle)
    assert "Consent overridden by Dr Meyer" in told
    assert "Limit changed on the word of Dr Meyer" in told
    assert "Chart moved from a wrong patient" in told


def test_charting_without_signing_in_and_an_emergency() -> None:
    chronicle = night()
    glass = BreakGlassOpened(person=SPACE, name="J. Marsh", reason="forgot it")
    chronicle.add(glass, 30)
    chronicle.add(EmergencyDeclared(), 50)
    chronicle.add(EmergencyEnded(outcome="Recovered"), 51)
    told = more(chronicle)
    assert "Charted without signing in by J. Marsh" in told
    assert "Emergency declared" in told


def test_an_answer_that_the_protocol_flags() -> None:
    chronicle = night()
    flagged = GateAnswered(
        gate="suicide",
        answers=(Answer(ask="result", value="high"),),
        flags=("Suicide screen high",),
    )
    chronicle.add(flagged, -1)
    assert "Suicide screen: Suicide screen high" in more(chronicle)


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        (SessionClosed(ready_at=at(100), left_at=at(100)), None),
        (
            SessionClosed(
                ending="cancelled", left_at=at(100), facts=Cancelled(cause="ill")
            ),
            None,
        ),
        (
            SessionClosed(
                ending="admitted", left_at=at(100), facts=Admitted(where="Ward 4")
            ),
            "Ended: admitted",
        ),
    ],
)
def test_another_ending_than_a_discharge(
    closed: SessionClosed, told: str | None
) -> None:
    chronicle = night()
    chronicle.add(closed, 101)
    found = [one.text for one in chronicle.seen() if one.text.startswith("Ended")]
    assert found == ([] if told is None else [told])


def test_a_protocol_that_says_nothing_of_review() -> None:
    """Nobody judged the values: that has to be ticked, and the record alone tells."""
    chronicle = night()
    chronicle.protocol = replace(iv40(), review=None)
    chronicle.observe(25, "118/72 70 85 14 5 0 1 0")
    chronicle.add(ONDANSETRON, 30)
    told = chronicle.texts()
    assert "The protocol names no limits for review: look at each value" in told
    assert "Given for an effect: ondansetron 4 mg" in told
    assert not [t for t in told if t.startswith("SpO2")]


def test_a_corrected_entry_has_to_be_seen_anew() -> None:
    chronicle = night()
    id_ = chronicle.observe(25, "118/72 170 98 14 5 0 1 0")
    chronicle.amend(26, id_, observed("118/72 75 98 14 5 0 1 0"))
    chronicle.close(101)
    (before,) = [one for one in chronicle.seen() if "amended" in one.text]
    chronicle.amend(102, id_, observed(CALM))
    (after,) = [one for one in chronicle.seen() if "amended" in one.text]
    assert before.key != after.key


def test_what_it_points_at_is_in_the_session() -> None:
    chronicle = night()
    chronicle.observe(25, "205/95 70 88 14 5 0 1 0")
    chronicle.show(25)
    chronicle.add(ONDANSETRON, 30)
    for one in chronicle.ended():
        assert one.entry is None or chronicle.session.fact(one.entry) is not None
        assert one.at <= at(101) + timedelta(0)
