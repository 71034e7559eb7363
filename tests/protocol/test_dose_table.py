"""The dose table in each of its forms: what it refuses of an order, what it asks."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import DoseChecked, DoseDoubtful, DoseGiven
from monitor.protocol.doses import DevicesDose, Dose, InjectionDose, OralDose, form_of
from monitor.protocol.ordering import (
    given_questions,
    hourly_range,
    refuse_order_by_protocol,
)
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.preparing import (
    dose_obstacles,
    refuse_unlike,
    refuse_unprepared,
)
from monitor.simulation.preparing import made_ready
from tests.builders import CALM, DOSE, NURSE, Chronicle, at, iv40, iv40_text
from tests.dosing import (
    DEVICES,
    INJECTION,
    ORAL,
    ORDERS,
    SingleForm,
    desk_by,
    device,
    protocol_by,
    protocol_text,
)
from tests.protocol.faulty import faults, with_change
from tests.protocol.shipped import shipped
from tests.refused import why

FORMS: tuple[SingleForm, ...] = ("injection", "devices", "oral")


def test_each_form_is_read() -> None:
    """A table that says no form is an infusion, as before there were others."""
    kinds = [type(protocol_by(form).dose) for form in FORMS]
    assert kinds == [InjectionDose, DevicesDose, OralDose]
    assert "form =" not in iv40_text()
    assert form_of(iv40().dose) == "infusion"
    assert [protocol_by(form).charting.form for form in FORMS] == list(FORMS)


@pytest.mark.parametrize(
    ("form", "old", "new", "path"),
    [
        ("devices", 'form = "devices"', 'form = "spray"', "dose.form"),
        ("devices", 'form = "devices"', "form = 2", "dose.form"),
        ("devices", "mg_per_device = 28", "mg_per_device = 0", "dose.mg_per_device"),
        ("devices", "[2, 3]", "[0, 3]", "dose.devices"),
        ("devices", "[2, 3]", "[]", "dose.devices"),
        ("devices", "minutes = 5\nweight", "minutes = 0\nweight", ""),
        ("devices", "mg_per_device = 28\n", "", "dose.mg_per_device"),
        ("devices", "devices = [2", "stock_mg_per_ml = [50]\ndevices = [2", ""),
        ("injection", "kg_lowest = 0.1", "kg_lowest = 0.6", "dose.mg_per_kg_lowest"),
        ("injection", "ask_above = 0.5", "ask_above = 2", "dose.mg_per_kg_ask_above"),
        ("injection", "[50, 100]", "[0, 100]", "dose.stock_mg_per_ml"),
        ("injection", "draw_ml_ask_above = 3", "draw_ml_ask_above = 0", ""),
        ("injection", '["IM", "SC"]', "[]", "dose.routes"),
        ("oral", "mg_lowest = 10", "mg_lowest = 101", "dose.mg_lowest"),
        ("oral", "mg_ask_above = 150", "mg_ask_above = 301", "dose.mg_ask_above"),
        ("oral", "mg_lowest = 10", "mg_lowest = 0", "dose.mg_lowest"),
    ],
)
def test_fault_in_the_table(form: SingleForm, old: str, new: str, path: str) -> None:
    """Each is named by its key path."""
    text = protocol_text(form)
    assert old in text
    place = text.index(old, text.index("[dose]"))
    found = faults(text[:place] + new + text[place + len(old) :])
    assert all(key.startswith("dose") for key in found)
    assert not path or path in found


@pytest.mark.parametrize(
    ("per_kg", "is_taken"),
    [("0.09", False), ("0.1", True), ("0.11", True), ("1", True), ("1.01", False)],
)
def test_range_of_mg_per_kg(per_kg: str, is_taken: bool) -> None:
    """From 0.1 to 1 mg/kg, both included, of an infusion and an injection."""
    for protocol, order in ((iv40(), DOSE), (protocol_by("injection"), INJECTION)):
        given = replace(order, mg_per_kg=Decimal(per_kg))
        assert (refuse_order_by_protocol(protocol, given) is None) == is_taken


@pytest.mark.parametrize(
    ("mg", "is_taken"), [("9.9", False), ("10", True), ("300", True), ("300.1", False)]
)
def test_range_of_mg(mg: str, is_taken: bool) -> None:
    """From 10 to 300 mg by mouth, both included."""
    order = replace(ORAL, mg=Decimal(mg))
    refusal = refuse_order_by_protocol(protocol_by("oral"), order)
    assert (refusal is None) == is_taken


@pytest.mark.parametrize(
    ("minutes", "is_taken"), [(19, False), (20, True), (120, True), (121, False)]
)
def test_range_of_minutes(minutes: int, is_taken: bool) -> None:
    """An infusion takes from 20 to 120 min, both included."""
    order = replace(DOSE, minutes=minutes)
    assert (refuse_order_by_protocol(iv40(), order) is None) == is_taken


@pytest.mark.parametrize(
    ("count", "is_taken"), [(1, False), (2, True), (3, True), (4, False)]
)
def test_count_of_devices(count: int, is_taken: bool) -> None:
    """56 mg are 2 devices and 84 mg are 3; no other count is taken."""
    order = replace(DEVICES, devices=count, mg=Decimal(28 * count))
    refusal = refuse_order_by_protocol(protocol_by("devices"), order)
    assert (refusal is None) == is_taken


def test_another_drug_route_or_device() -> None:
    """Each is refused with what the protocol has."""
    by_device, by_mouth = protocol_by("devices"), protocol_by("oral")
    racemic = replace(DEVICES, drug="ketamine")
    assert "esketamine" in why(refuse_order_by_protocol(by_device, racemic))
    strong = replace(DEVICES, mg_per_device=Decimal(56), devices=2)
    assert "28 mg" in why(refuse_order_by_protocol(by_device, strong))
    rectal = replace(ORAL, route="PR")
    assert "PO or SL" in why(refuse_order_by_protocol(by_mouth, rectal))
    assert refuse_order_by_protocol(by_mouth, replace(ORAL, route="SL")) is None


@pytest.mark.parametrize(
    ("minute", "is_asked"), [(4.98, True), (5, False), (5.02, False)]
)
def test_device_too_soon(minute: float, is_asked: bool) -> None:
    """Less than 5 min after the one before is asked about, never refused."""
    desk = desk_by("devices").ready(DEVICES)
    desk.chart(0, device(1))
    found = given_questions(
        protocol_by("devices"), desk.session, desk.at(minute), device(2)
    )
    assert [q.field for q in found] == (["time"] if is_asked else [])
    assert desk.chart(minute, device(2)) is None


@pytest.mark.parametrize(("mg", "is_asked"), [("34.1", True), ("34.2", False)])
def test_less_than_what_is_left(mg: str, is_asked: bool) -> None:
    """An injection of less than the order is asked about."""
    desk = desk_by("injection").ready(INJECTION)
    dose = DoseGiven(drug="ketamine", mg=Decimal(mg), route="IM")
    found = given_questions(protocol_by("injection"), desk.session, desk.now, dose)
    assert bool(found) == is_asked


@pytest.mark.parametrize(
    ("minute", "text"),
    [
        (5, "0min after the device before, protocol has at least 5min"),
        (7, "2min after the device before, protocol has at least 5min"),
        (4, "4min after the device before, protocol has at least 5min"),
        (-1, None),
    ],
)
def test_how_long_after_the_device_before(minute: float, text: str | None) -> None:
    """After the last one that was given by then."""
    desk = desk_by("devices").ready(DEVICES)
    desk.chart(0, device(1))
    desk.chart(5, device(2))
    found = given_questions(
        protocol_by("devices"), desk.session, desk.at(minute), device(3)
    )
    assert [q.text for q in found] == ([] if text is None else [text])


def test_no_time_is_asked_of_an_injection() -> None:
    """Of the second half of it only whether it is what is left."""
    desk = desk_by("injection").ready(INJECTION)
    half = DoseGiven(drug="ketamine", mg=Decimal("17.1"), route="IM")
    desk.chart(0, half)
    at_once = desk.at(0.5)
    protocol = protocol_by("injection")
    assert given_questions(protocol, desk.session, at_once, half) == ()
    (asked,) = given_questions(
        protocol, desk.session, at_once, replace(half, mg=Decimal("34.2"))
    )
    assert asked.text == "34.2 mg, of the order 17.1 mg are left"


@pytest.mark.parametrize(("minutes", "per_hour"), [(0, []), (1, [60]), (60, [1])])
def test_how_fast_it_would_run(minutes: int, per_hour: list[int]) -> None:
    """In mg/kg/h; what takes no time yet has no speed."""
    dose = shipped("iv_pain").dose
    assert isinstance(dose, Dose)
    found = hourly_range(dose, Decimal(1), minutes)
    assert [value for _, value, _, _ in found] == per_hour


@pytest.mark.parametrize("form", FORMS)
def test_protocol_that_asks_nothing(form: SingleForm) -> None:
    """Lot, second check and waste are asked for only where the protocol says so."""
    desk = desk_by(form).ready(ORDERS[form])
    assert dose_obstacles(protocol_by(form), desk.session) == ()
    assert refuse_unprepared(protocol_by(form), desk.session) is None
    more = "lot_needed = true\nsecond_check_needed = true\n"
    assert dose_obstacles(protocol_by(form, more), desk.session) == (
        "No lot and expiry are charted",
        "No second person has checked the dose",
    )


def test_what_is_wanted_is_told_as_one_sentence() -> None:
    """Each part as it stands on the page, but for its capital."""
    more = "lot_needed = true\nsecond_check_needed = true\n"
    desk = desk_by("oral").ready(ORAL)
    reason = why(refuse_unprepared(protocol_by("oral", more), desk.session))
    assert reason == (
        "no lot and expiry are charted; no second person has checked the dose"
    )


def test_check_of_the_own_figures_stops_the_start() -> None:
    """Whoever ordered it is no second person, also where it came to that later."""
    chronicle = Chronicle().open()
    chronicle.add(DOSE, -10)
    (check,) = (f for f in made_ready(DOSE, at(-5)) if isinstance(f, DoseChecked))
    chronicle.add(check, -5)
    assert refuse_unlike(chronicle.session) is None
    mine = chronicle.session.name_of(NURSE)
    chronicle.add(replace(check, checker=mine), -4)
    assert "own figures" in why(refuse_unlike(chronicle.session))


def test_check_that_disagrees_stops_the_start() -> None:
    """Also where the protocol does not ask for one, until either is put right."""
    desk = desk_by("devices").open()
    desk.chart(-20, DEVICES)
    desk.chart(-15, DoseChecked(checker="S. Lindqvist RN", devices=2))
    reason = why(refuse_unprepared(protocol_by("devices"), desk.session))
    assert "2 devices by S. Lindqvist RN, 3 devices in the order" in reason
    desk.chart(-14, DoseChecked(checker="S. Lindqvist RN", devices=3))
    assert refuse_unprepared(protocol_by("devices"), desk.session) is None


def test_source_is_asked_for() -> None:
    """A dose table without its source is not read."""
    text = protocol_text("devices").replace('source = "Test"\n', "")
    assert "dose.source" in faults(text)
    assert parse_protocol(protocol_text("devices")).dose.source == "Test"


class TestDoubt:
    """A dose that becomes uncertain asks for readings again."""

    def test_rechecks(self) -> None:
        """iv40 asks for BP and responsiveness 5 min later; any later set answers."""
        chronicle = Chronicle().start()
        chronicle.add(DoseDoubtful(cause="line", at_most_mg=Decimal(10)), 12)
        asked = [(r.parameter, r.due_at) for r in chronicle.assess(13).rechecks]
        assert asked == [("bp", at(17)), ("sedation", at(17))]
        chronicle.observe(16, CALM)
        found = chronicle.assess(16).rechecks
        assert all(r.fulfilled_by is not None for r in found)

    @pytest.mark.parametrize(
        ("old", "new", "path"),
        [
            ('["bp", "sedation"]', '["bpp"]', "rechecking.doubt_parameters"),
            ('["bp", "sedation"]', '["vomiting"]', "rechecking.doubt_parameters"),
            ("after_doubt_minutes = 5\n", "", "rechecking.after_doubt_minutes"),
        ],
    )
    def test_faults(self, old: str, new: str, path: str) -> None:
        """Each parameter is one of the protocol, and there is a time for them."""
        assert path in faults(with_change(old, new, "[rechecking]"))
