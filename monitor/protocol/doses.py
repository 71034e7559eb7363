"""What may be ordered under a protocol, in each of the forms a dose is given in."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from monitor.chart.fields import DoseForm
from monitor.protocol.schedules import Text

Percent = Annotated[int, Meta(ge=1, le=100)]
Routes = Annotated[tuple[Text, ...], Meta(min_length=1)]


class _DoseTable(Struct, frozen=True, kw_only=True, tag_field="form"):
    """What every form has; ranges are inclusive.

    A weight is asked about when it differs by more than
    ``weight_change_percent_ask_above`` from the last session's. ``lot_needed`` and
    ``second_check_needed`` say what this clinic wants charted before the start,
    ``waste_needed`` that closing asks once for what is left in a bag.
    """

    weight_lowest_kg: Decimal
    weight_highest_kg: Decimal
    weight_change_percent_ask_above: Decimal
    lot_needed: bool = False
    second_check_needed: bool = False
    waste_needed: bool = False
    source: Text

    def asks_about_weight(self, kg: Decimal, before_kg: Decimal) -> bool:
        """Whether it is too far from the last session's to be charted unasked."""
        return changed_percent(kg, before_kg) > self.weight_change_percent_ask_above


class Dose(_DoseTable, frozen=True, kw_only=True, tag="infusion"):
    """An infusion, in the units of the names; ranges are inclusive.

    Above ``mg_per_kg_ask_above`` a dose is asked about, above ``mg_per_kg_highest``
    it is refused, and so is one that runs faster than ``mg_per_kg_hour_highest``, or a
    bag outside ``mg_per_ml_lowest`` to ``mg_per_ml_highest``.

    What an older protocol does not say is never asked: a rate off the ordered one by
    more than so many percent over or under it, an amount given off the ordered one by
    more than ``given_percent_ask_above``. An order off its working is asked about
    within ``ordered_percent_ask_within`` and refused beyond; without it, it must agree.
    """

    mg_per_kg: Decimal
    mg_per_kg_lowest: Decimal
    mg_per_kg_ask_above: Decimal
    mg_per_kg_highest: Decimal
    mg_per_kg_hour_highest: Decimal | None = None
    minutes: Annotated[int, Meta(gt=0)]
    minutes_lowest: Annotated[int, Meta(gt=0)]
    minutes_highest: Annotated[int, Meta(gt=0)]
    mg_per_ml: Decimal
    mg_per_ml_lowest: Decimal | None = None
    mg_per_ml_highest: Decimal | None = None
    stock_mg_per_ml: tuple[Decimal, ...]
    bag_ml: tuple[Decimal, ...]
    rate_highest_ml_per_hour: Decimal
    rate_over_percent_ask_above: Percent | None = None
    rate_under_percent_ask_above: Percent | None = None
    given_percent_ask_above: Percent | None = None
    ordered_percent_ask_within: Percent | None = None


class InjectionDose(_DoseTable, frozen=True, kw_only=True, tag="injection"):
    """An injection into muscle or under the skin, worked from mg/kg and stock.

    ``routes`` are those it may be ordered by. A volume to draw above
    ``draw_ml_ask_above`` is asked about.
    """

    routes: Routes
    mg_per_kg: Decimal
    mg_per_kg_lowest: Decimal
    mg_per_kg_ask_above: Decimal
    mg_per_kg_highest: Decimal
    stock_mg_per_ml: tuple[Decimal, ...]
    draw_ml_ask_above: Decimal
    ordered_percent_ask_within: Percent | None = None


class DevicesDose(_DoseTable, frozen=True, kw_only=True, tag="devices"):
    """Nasal devices of ``mg_per_device`` each, given one after the other.

    ``devices`` are the counts that may be ordered. A device less than
    ``apart_least_minutes`` after the one before is asked about.
    """

    mg_per_device: Decimal
    devices: Annotated[tuple[Annotated[int, Meta(ge=1, le=9)], ...], Meta(min_length=1)]
    apart_least_minutes: Annotated[int, Meta(ge=1, le=60)]


class OralDose(_DoseTable, frozen=True, kw_only=True, tag="oral"):
    """A dose by mouth or under the tongue, in mg; ``routes`` as for an injection."""

    routes: Routes
    mg: Decimal
    mg_lowest: Decimal
    mg_ask_above: Decimal
    mg_highest: Decimal


AnyDose = Dose | InjectionDose | DevicesDose | OralDose

_FORMS: dict[type[AnyDose], DoseForm] = {
    Dose: "infusion",
    InjectionDose: "injection",
    DevicesDose: "devices",
    OralDose: "oral",
}


def changed_percent(kg: Decimal, before_kg: Decimal) -> Decimal:
    """By how many percent of the weight before, up or down."""
    return abs(kg - before_kg) * 100 / before_kg


def form_of(dose: AnyDose) -> DoseForm:
    return _FORMS[type(dose)]


def infusion_of(dose: AnyDose) -> Dose:
    """The table of an infusion; TypeError where the dose is none."""
    if isinstance(dose, Dose):
        return dose
    raise TypeError(f"This protocol gives its dose by {form_of(dose)}.")
