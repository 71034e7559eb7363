"""Doses, checks and waste as texts to edit, and the facts that edited texts make."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.kinds import (
    Amendable,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    DrugPrepared,
    WasteRecorded,
)
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from ui.views import wording
from ui.views.new_session.expiry import expiry_date

Part = tuple[str, str, int]
_DECIMALS = 2
_EXPIRY = "expiry"
_AMOUNTS: dict[type, tuple[Part, ...]] = {
    DoseGiven: (("mg", "Given, mg", 1),),
    DoseDoubtful: (("at_most_mg", "At most, mg", 1),),
    WasteRecorded: (("ml", "Waste, mL", 1), ("mg", "Waste, mg", 1)),
    DoseChecked: (
        ("ml", "Volume, mL", 1),
        ("rate_ml_per_hour", "Rate, mL/h", 1),
        ("mg", "Dose, mg", 1),
    ),
}
_WORDS: dict[type, tuple[Part, ...]] = {
    DoseGiven: (("site", "Site", 2),),
    DosesEnded: (("cause", "Cause", 2),),
    DoseDoubtful: (("new_site", "New site", 2),),
    WasteRecorded: (("witness", "Witness", 2),),
    DoseChecked: (("checker", "Checked by", 2),),
}


def dose_texts(fact: Amendable) -> tuple[tuple[str, str, str, int], ...]:
    """Part, label, text and stretch of each; an amount that was not said has none."""
    amounts = (
        (part, label, wording.as_charted(getattr(fact, part)), stretch)
        for part, label, stretch in _AMOUNTS.get(type(fact), ())
        if getattr(fact, part) is not None
    )
    if isinstance(fact, DrugPrepared):
        expiry = (_EXPIRY, "Expiry", wording.day(fact.expiry), 1)
        return (("lot", "Lot", fact.lot, 2), expiry)
    words = (
        (part, label, getattr(fact, part), stretch)
        for part, label, stretch in _WORDS.get(type(fact), ())
    )
    return (*amounts, *words)


def edited_dose(fact: Amendable, texts: Mapping[str, str]) -> Amendable | Refusal:
    """The fact as the texts say it should be; the same where nothing changed."""
    changed: dict[str, Decimal | date | str] = {}
    amounts = {part for part, _, _ in _AMOUNTS.get(type(fact), ())}
    for part, _, before, _ in dose_texts(fact):
        text = texts.get(part, before).strip()
        if text == before:
            continue
        value = _value(part, text, is_amount=part in amounts)
        if isinstance(value, Refusal):
            return value
        changed[part] = value
    return replace(fact, **changed)


def _value(part: str, text: str, *, is_amount: bool) -> Decimal | date | str | Refusal:
    if part == _EXPIRY:
        return expiry_date(text)
    return parse_number(text, _DECIMALS, part) if is_amount else text
