"""Somebody for each role, and for each way in."""

from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.entries import NOT_SIGNED_IN, Actor, broke_glass
from monitor.chart.kinds import Role
from tests.desk import NURSE, SPACE
from tests.staff import SETTING_UP, enrolment, signed_in

NAMES: dict[Role, str] = {
    "nurse": "Anna Okafor RN",
    "supervisor": "B. Lee",
    "prescriber": "M. Meyer",
    "administrator": "R. Singh",
    "auditor": "T. Wirth",
}
GLASS = broke_glass("J. Marsh", "screen locked, password forgotten")
COLLEAGUE = enrolment("E. Marsh RN", "nurse")
DOORS = {
    "break-glass": GLASS,
    "set-up": replace(SETTING_UP, person=uuid5(SPACE, "setting up")),
    "recovery": Actor(
        person=uuid5(SPACE, "code"), name="N. Code", auth_method="recovery"
    ),
    "unverified": NURSE,
    "nobody": NOT_SIGNED_IN,
}


def who(standing: str) -> Actor:
    """As a caller names them: without any role."""
    for role, name in NAMES.items():
        if role == standing:
            return signed_in(uuid5(SPACE, name))
    return DOORS[standing]
