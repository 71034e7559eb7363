"""The first of the drug is judged like the start: checks, and the second check."""

from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from monitor.chart.kinds import DoseGiven, InfusionRecorded
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from tests.builders import DOSE
from tests.dosing import DEVICES, ORDERS, SingleForm, device, protocol_text
from tests.protocol.gated import Room, answer, gated_text
from tests.refused import why

STARTED = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
INJECTED = DoseGiven(drug="ketamine", mg=Decimal("34.2"), route="IM")


@cache
def gated_by(form: SingleForm) -> CareProtocol:
    return parse_protocol(protocol_text(form, text=gated_text()))


def ready(form: SingleForm) -> Room:
    """Everything answered, the dose ordered and checked, declared ready."""
    room = Room(gated_by(form)).answered()
    room.order(ORDERS[form])
    assert room.clear(-5) is None
    return room


class TestGates:
    """An answer put right after the session was ready holds each form of dose."""

    def test_first_device_is_held_and_later_ones_are_not(self) -> None:
        """What was asked before the dose is not asked again between devices."""
        room = ready("devices")
        room.add(answer("consent", signed="2025-11-21"), -4)
        assert "limit 90 days" in why(room.chart(device(1), 0))
        assert room.session.dose_started_at is None
        room.add(answer("consent"), 1)
        assert room.chart(device(1), 1) is None
        room.add(answer("consent", signed="2025-11-21"), 3)
        assert room.chart(device(2), 8) is None

    def test_injection_is_held_until_it_is_overridden(self) -> None:
        """As the start of an infusion is."""
        room = ready("injection")
        room.add(answer("consent", signed="2025-11-21"), -4)
        assert "limit 90 days" in why(room.chart(INJECTED, 0))
        assert room.override("consent", 0) is None
        assert room.chart(INJECTED, 1) is None

    def test_baseline_read_worse_since(self) -> None:
        """A pressure over the start limit, read after the session was ready."""
        room = ready("devices")
        room.observe(-3, "190/110 70 98 14 5 0 1 0")
        room.observe(-2, "190/110 70 98 14 5 0 1 0")
        assert room.state("bp", 0).blocks
        assert why(room.chart(device(1), 0))
        assert room.session.doses == ()


class TestSecondCheck:
    """An order or a check that was amended since must agree before the drug."""

    def test_amended_order_holds_the_infusion(self) -> None:
        """34.2 mL were checked; the order is of 35 mL now."""
        room = Room().answered()
        assert room.clear(-5) is None
        changed = {"mg": Decimal("34.3"), "infuse_ml": Decimal("34.3")}
        ordered = room.session.dosing.ordered
        assert ordered is not None
        room.amend(-4, ordered.id, replace(DOSE, **changed))
        reason = why(room.chart(STARTED, 0))
        assert "34.2 mL by S. Lindqvist RN, 34.3 mL in the order" in reason
        room.amend(1, ordered.id, DOSE)
        assert room.chart(STARTED, 1) is None

    def test_amended_order_holds_the_first_device_alone(self) -> None:
        """An order amended while devices are given stops none of them."""
        room = ready("devices")
        ordered = room.session.dosing.ordered
        assert ordered is not None
        two = replace(DEVICES, devices=2, mg=Decimal(56))
        room.amend(-4, ordered.id, two)
        assert "3 devices by S. Lindqvist RN" in why(room.chart(device(1), 0))
        room.amend(1, ordered.id, DEVICES)
        assert room.chart(device(1), 1) is None
        room.amend(3, ordered.id, two)
        assert room.chart(device(2), 8) is None
