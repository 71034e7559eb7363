"""The words for keys and sets that are not taken."""

from msgspec.structs import replace

from monitor.chart.fields import FieldSpec
from monitor.chart.keying.occasion import OXYGEN
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal


def range_words(spec: FieldSpec) -> str:
    """The hard range, such as "20 to 250"."""
    lowest, highest = written(spec.lowest), written(spec.highest)
    return f"{lowest} to {highest}"


def impossible_key(spec: FieldSpec, typed: str, key: str) -> Refusal:
    ten = key == "0" and typed == "1" and spec.is_scale and spec.highest >= 10
    remedy = "Ten is *" if ten else "Go on with the right key"
    return Refusal(
        field=spec.code,
        what=f"{spec.label} {typed}{key} is not taken",
        why=f"it goes from {range_words(spec)}",
        remedy=remedy,
    )


def full(spec: FieldSpec, typed: str, key: str, *, goes_on: str) -> Refusal:
    return Refusal(
        field=spec.code,
        what=f"{key} is not taken",
        why=f"{spec.label} {typed} is complete",
        remedy=f"{goes_on}, Backspace corrects",
    )


def incomplete(spec: FieldSpec, typed: str) -> Refusal:
    return Refusal(
        field=spec.code,
        what=f"{spec.label} {typed} is not complete",
        why=f"it goes from {range_words(spec)}",
        remedy="Type the rest, or Backspace",
    )


def out_of_order(label: str, lower: FieldSpec, upper: str, typed: str) -> Refusal:
    return Refusal(
        field=lower.code,
        what=f"{label} {upper}/{typed} is not possible",
        why="the upper value must exceed the lower one",
        remedy="Type it again; the two may be swapped",
    )


def empty(spec: FieldSpec) -> Refusal:
    return Refusal(
        field=spec.code,
        what=f"{spec.label} is empty",
        why="it was typed and deleted again",
        remedy="Type it, or Tab leaves it out",
    )


def missing(field: str, label: str) -> Refusal:
    return Refusal(
        field=field,
        what=f"{label} is missing",
        why="this set asks for it",
        remedy="Type it, or minus and a reason",
    )


def half_pair(field: str, label: str) -> Refusal:
    return Refusal(
        field=field,
        what=f"{label} is not complete",
        why="only one of its two values is there",
        remedy="Type both, or minus and a reason",
    )


def oxygen_missing() -> Refusal:
    return Refusal(
        field=OXYGEN,
        what="What the patient breathes is missing",
        why="this set asks for it",
        remedy="Type A for air, or litres a minute",
    )


def standing(refusal: Refusal) -> Refusal:
    """The same once Enter found it: the set is not saved past it."""
    return replace(refusal, remedy="Type the value, or Esc lets it go")


def nothing_typed() -> Refusal:
    return Refusal(
        what="Nothing to save",
        why="no field holds anything yet",
        remedy="Type at least one value, or minus and a reason",
    )


def no_key_here(key: str, why: str, remedy: str, field: str | None = None) -> Refusal:
    return Refusal(field=field, what=f"{key} is not taken", why=why, remedy=remedy)
