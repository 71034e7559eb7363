"""The words of labels, units, values and oxygen."""

from decimal import Decimal

from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from ui.views import wording

TEN_KEY = "*"
NO_LAST = "no last value"


def label(spec: FieldSpec) -> str:
    return wording.spelled(spec.label)


def unit(spec: FieldSpec) -> str:
    """The unit, or the range of a scale, such as "0 to 5" with a dash."""
    if spec.is_scale:
        return f"{written(spec.lowest)}\N{EN DASH}{written(spec.highest)}"
    return spec.unit


def value(spec: FieldSpec, number: Decimal) -> str:
    """The value as it was typed, in the field's precision."""
    return written(number, spec.decimals)


def scored(spec: FieldSpec, number: Decimal) -> str:
    """A score with its short word, "5 alert"."""
    word = spec.word(number)
    return f"{value(spec, number)} {word}" if word else value(spec, number)


def key_of_score(number: int) -> str:
    """The key that types a score: ten has one of its own."""
    return TEN_KEY if number == 10 else str(number)


def oxygen(stated: OxygenRecorded) -> str:
    """What is breathed: "air" or "2 L/min"."""
    if stated.litres_per_minute is None:
        return "air"
    return f"{written(stated.litres_per_minute)} L/min"


def sentence(refusal: Refusal) -> str:
    return wording.spelled(refusal.sentence)
