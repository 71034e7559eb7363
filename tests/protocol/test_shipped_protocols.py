"""The five protocols that ship: what each asks for, and when."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import DoseGiven, DosesEnded
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import form_of, infusion_of
from monitor.protocol.observing import observed_until
from monitor.protocol.ordering import refuse_range
from resources.locate import locate
from tests.builders import BASELINE, DOSE, Chronicle, at
from tests.dosing import INJECTION
from tests.protocol.shipped import SHIPPED, SINGLE, shipped, shipped_text
from ui.opening import PROTOCOLS

MINUTE = timedelta(minutes=1)


def dosed(protocol: CareProtocol, *devices: float) -> Chronicle:
    """A session under it with baseline sets and doses at these minutes."""
    chronicle = Chronicle(protocol).open()
    for minute, line in BASELINE:
        chronicle.observe(minute, line)
    if form_of(protocol.dose) == "infusion":
        chronicle.infuse(0, "started", "51.3")
    last = 0.0
    for number, given_at in enumerate(devices or (0.0,), start=1):
        given = DoseGiven(
            drug=protocol.drug, mg=Decimal(28), route=protocol.route, device=number
        )
        if form_of(protocol.dose) != "infusion":
            chronicle.add(given, given_at)
            last = given_at
    if form_of(protocol.dose) != "infusion":
        chronicle.add(DosesEnded(cause="a test"), last)
    return chronicle


def minutes_of(chronicle: Chronicle, now: float) -> list[float]:
    return [(slot.at - at(0)) / MINUTE for slot in chronicle.assess(now).slots]


def test_all_that_ship_are_offered() -> None:
    """Every file in the folder is on offer, under the id of its name."""
    folder = locate("protocols/iv40.toml").parent
    assert sorted(f"protocols/{f.name}" for f in folder.iterdir()) == sorted(PROTOCOLS)
    assert tuple(shipped(id_).id for id_ in SHIPPED) == SHIPPED


@pytest.mark.parametrize("id_", SHIPPED)
def test_none_claims_to_be_approved(id_: str) -> None:
    """Each says that it needs approval by the site's medical lead."""
    approval = shipped(id_).approval
    assert not approval.is_approved
    assert approval.note == "Needs approval by the site's medical lead"


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_source_says_where_from(id_: str) -> None:
    """A design default, recalled, a year, a label, or where its numbers stand."""
    known = (
        r"design default|recalled|local approval|in leaving|\b(19|20)\d\d\b|US label"
    )
    sources = re.findall(r'^source = "(.*)"$', shipped_text(id_), re.MULTILINE)
    assert sources
    unsaid = [s for s in sources if not re.search(known, s, re.IGNORECASE)]
    assert unsaid == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_default_limits_are_the_same_on_every_route(id_: str) -> None:
    """The ruled tiers hold whatever the route; only late dissociation has its time."""
    usual = {r.id: r for r in shipped("iv40").rules}
    differing = [r.id for r in shipped(id_).rules if r != usual.get(r.id)]
    late = ["DISSOCIATION-LATE-2"] if id_ in SINGLE else []
    assert differing == late
    ids = {r.id for r in shipped(id_).rules}
    of_a_line = {"EVENT-INFILTRATION-2"} if id_ in SINGLE else set()
    assert ids == usual.keys() - of_a_line


@pytest.mark.parametrize("id_", SINGLE)
def test_no_word_of_an_infusion_where_there_is_none(id_: str) -> None:
    """No sentence and no answer tells of a pump or an infusion."""
    protocol = shipped(id_)
    said = [
        *(words for p in protocol.parameters for words in (*p.low, *p.medium, *p.high)),
        *(action.label for action in protocol.actions),
        *(grade.text for grade in protocol.grades),
    ]
    assert [
        words for words in said if re.search("infusion|rate", words, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize(
    ("id_", "wanted"),
    [
        ("im_sc", [15, 30, 45, 60, 75, 90, 105, 120]),
        ("in_esketamine", [40, 70, 100, 120]),
        ("po_sl", [30, 60, 90, 120]),
    ],
)
def test_sets_after_a_single_dose(id_: str, wanted: list[int]) -> None:
    """The sets of each route, all counted from the dose."""
    chronicle = dosed(shipped(id_))
    assert minutes_of(chronicle, 1) == wanted
    assert minutes_of(chronicle, 119) == wanted
    assert chronicle.assess(30).phase == "during"


def test_every_time_counts_from_the_first_device() -> None:
    """Three devices 5min apart move neither the set at 40 nor the two hours."""
    protocol = shipped("in_esketamine")
    chronicle = dosed(protocol, 0, 5, 10)
    assert minutes_of(chronicle, 11) == [40, 70, 100, 120]
    assert observed_until(protocol, chronicle.session) == at(120)
    assert chronicle.assess(11).due.at == at(40)


@pytest.mark.parametrize(
    ("id_", "second", "wanted"),
    [
        ("im_sc", 90, [15, 30, 45, 60, 75, 90, *range(105, 211, 15)]),
        ("im_sc", 84, [15, 30, 45, 60, 75, *range(99, 205, 15)]),
        ("im_sc", 85, [15, 30, 45, 60, 75, 90, *range(100, 206, 15)]),
        ("po_sl", 50, [30, 80, 110, 140, 170]),
    ],
)
def test_sets_are_counted_anew_from_a_further_dose(
    id_: str, second: int, wanted: list[int]
) -> None:
    """A slot within its tolerance of that dose stays; then its own begin."""
    assert minutes_of(dosed(shipped(id_), 0, second), second + 1) == wanted


@pytest.mark.parametrize(("id_", "until"), [("im_sc", 210), ("in_esketamine", 120)])
def test_the_least_time_counts_from_the_last_part_of_a_dose(
    id_: str, until: float
) -> None:
    """From the last injection; by nose from the first device, as its label has it."""
    protocol = shipped(id_)
    chronicle = dosed(protocol, 0, 90)
    assert observed_until(protocol, chronicle.session) == at(until)


def test_half_a_dose_has_no_end_yet() -> None:
    """While the rest may come nobody knows until when the patient is observed."""
    protocol = shipped("im_sc")
    chronicle = Chronicle(protocol).open()
    chronicle.add(INJECTION, -10)
    half = DoseGiven(drug="ketamine", mg=Decimal("17.1"), route="IM")
    chronicle.add(half, 0)
    assert observed_until(protocol, chronicle.session) is None
    chronicle.add(half, 90)
    assert observed_until(protocol, chronicle.session) == at(210)


@pytest.mark.parametrize("id_", SINGLE)
def test_two_hours_after_a_single_dose(id_: str) -> None:
    """Each of the three is observed for 120min at least."""
    protocol = shipped(id_)
    assert observed_until(protocol, dosed(protocol).session) == at(120)


def test_sets_of_a_pain_infusion() -> None:
    """Every 15min for an hour, every 30 for two more, then hourly, then every 15."""
    protocol = shipped("iv_pain")
    chronicle = dosed(protocol)
    running = [15, 30, 45, 60, 90, 120, 150, 180, 240]
    assert minutes_of(chronicle, 200) == running
    chronicle.infuse(240, "completed")
    recovering = [255, 270, 285, 300]
    assert minutes_of(chronicle, 241) == running + recovering
    assert observed_until(protocol, chronicle.session) == at(300)


def test_pain_is_asked_with_each_set_of_a_pain_infusion() -> None:
    """From the baseline to the last set of the recovery."""
    protocol = shipped("iv_pain")
    chronicle = dosed(protocol)
    chronicle.infuse(60, "stopped")
    assert "pain" in protocol.baseline.fields
    assert all("pain" in slot.needs for slot in chronicle.assess(61).slots)


@pytest.mark.parametrize(
    ("id_", "before", "from_"),
    [("im_sc", 99, 100), ("in_esketamine", 94, 95), ("po_sl", 114, 115)],
)
def test_late_dissociation_after_a_single_dose(
    id_: str, before: int, from_: int
) -> None:
    """Dissociation of 4 is an alert from that minute on, 3 never, none earlier."""

    def keys(minute: int, digit: int) -> list[str]:
        chronicle = dosed(shipped(id_))
        chronicle.observe(minute, f"118/72 70 98 14 5 {digit} 1 0")
        return [a.rule for a in chronicle.assess(minute).alerts if a.values]

    assert "DISSOCIATION-LATE-2" in keys(from_, 4)
    assert "DISSOCIATION-LATE-2" not in keys(before, 4)
    assert "DISSOCIATION-LATE-2" not in keys(from_, 3)


@pytest.mark.parametrize(
    ("id_", "sessions", "days", "later", "hours"),
    [
        ("iv40", 6, 3, (7, 14, 28), 40),
        ("im_sc", 8, 3, (7, 14, 28), 40),
        ("in_esketamine", 8, 3, (7, 7, 7, 7, 14), 40),
        ("iv_pain", 5, 1, (28,), 20),
        ("po_sl", 6, 3, (7, 14, 28), 40),
    ],
)
def test_each_route_has_a_series_of_its_own(
    id_: str, sessions: int, days: int, later: tuple[int, ...], hours: int
) -> None:
    """How many, how far apart, what follows, and what is too soon."""
    series = shipped(id_).series
    assert series is not None
    assert (series.sessions, series.days_between) == (sessions, days)
    assert series.maintenance_days_between == later
    assert series.least_hours_between == hours


@pytest.mark.parametrize(
    ("mg_per_kg", "minutes", "is_taken"),
    [
        ("1", 60, True),
        ("1.01", 60, False),
        ("1.01", 61, True),
        ("2", 120, True),
        ("2", 119, False),
        ("2", 121, True),
    ],
)
def test_an_infusion_for_pain_runs_no_faster_than_its_hourly_limit(
    mg_per_kg: str, minutes: int, *, is_taken: bool
) -> None:
    """1 mg/kg/h, whatever the whole amount is."""
    order = replace(DOSE, mg_per_kg=Decimal(mg_per_kg), minutes=minutes)
    refusal = refuse_range(shipped("iv_pain").dose, order)
    assert (refusal is None) == is_taken
    if refusal is not None:
        assert refusal.why == "the protocol takes 0 to 1 mg/kg/h"


@pytest.mark.parametrize("id_", ["iv40", "iv_pain"])
@pytest.mark.parametrize(
    ("mg_per_ml", "is_taken"),
    [
        ("0.04", False),
        ("0.05", True),
        ("0.06", True),
        ("1", True),
        ("5", True),
        ("5.01", False),
        ("35.4", False),
    ],
)
def test_a_bag_of_another_strength_is_refused(
    id_: str, mg_per_ml: str, *, is_taken: bool
) -> None:
    """0.05 to 5 mg/mL, both ends included."""
    order = replace(DOSE, minutes=60, mg_per_ml=Decimal(mg_per_ml))
    refusal = refuse_range(shipped(id_).dose, order)
    assert (refusal is None) == is_taken
    if refusal is not None:
        assert refusal.field == "bag_mg"
        assert refusal.why == "the protocol takes 0.05 to 5 mg/mL"


def test_an_older_protocol_limits_no_strength() -> None:
    """A session that pinned its text goes on by it."""
    dose = replace(
        infusion_of(shipped("iv40").dose), mg_per_ml_lowest=None, mg_per_ml_highest=None
    )
    assert refuse_range(dose, replace(DOSE, mg_per_ml=Decimal("35.4"))) is None
