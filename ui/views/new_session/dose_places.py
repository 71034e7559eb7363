"""What is typed for each form of dose, in the order of the page."""

from monitor.chart.fields import DoseForm
from monitor.protocol.doses import form_of
from ui.views.new_session.known import Known

Place = tuple[str, str, str]
"""A field: its id, its label, and where its value comes from."""

_INFUSION: tuple[Place, ...] = (
    ("mg_per_kg", "Dose, mg/kg", "from the order"),
    ("ordered", "Ordered, mg", "from the order"),
    ("ordered_by", "Ordered by", "unverified"),
    ("stock", "Stock, mg/mL", "from the vial"),
    ("bag_ml", "Bag, mL", "from the bag"),
    ("bag_mg", "In the bag, mg", "from its label"),
    ("minutes", "Over, min", "from the order"),
)
_PLACES: dict[DoseForm, tuple[Place, ...]] = {
    "infusion": _INFUSION,
    "injection": (
        ("mg_per_kg", "Dose, mg/kg", "from the order"),
        ("ordered", "Ordered, mg", "from the order"),
        ("route", "Route", "from the order"),
        ("ordered_by", "Ordered by", "unverified"),
        ("stock", "Stock, mg/mL", "from the vial"),
    ),
    "devices": (
        ("ordered", "Ordered, mg", "from the order"),
        ("devices", "Devices", "from the order"),
        ("ordered_by", "Ordered by", "unverified"),
    ),
    "oral": (
        ("ordered", "Ordered, mg", "from the order"),
        ("route", "Route", "from the order"),
        ("ordered_by", "Ordered by", "unverified"),
    ),
}
_PROMPTS: dict[DoseForm, str] = {
    "infusion": "Type weight, order and bag labels. Enter charts the dose",
    "injection": "Type weight, order and the label of the vial. Enter charts the dose",
    "devices": "Type mg and devices from the order. Enter charts the dose",
    "oral": "Type mg and route from the order. Enter charts the dose",
}


def places(known: Known) -> tuple[Place, ...]:
    """The fields of the protocol's form of dose, with their words."""
    return _PLACES[form_of(known.protocol.dose)]


def fields(known: Known) -> tuple[str, ...]:
    """Their ids."""
    return tuple(id_ for id_, _, _ in places(known))


def prompt(known: Known) -> str:
    """What to type, while nothing is wrong and nothing is charted."""
    return _PROMPTS[form_of(known.protocol.dose)]
