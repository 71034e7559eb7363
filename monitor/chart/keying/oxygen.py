"""The oxygen box: air, or so many litres a minute."""

from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.fields import FieldSpec
from monitor.chart.keying.asking import AskOxygen
from monitor.chart.keying.completion import completion
from monitor.chart.keying.keys import Digit, Key, Letter, Press
from monitor.chart.keying.occasion import OXYGEN
from monitor.chart.keying.refused import (
    impossible_key,
    incomplete,
    no_key_here,
    oxygen_missing,
)
from monitor.chart.keying.state import Keying, Led, Taken
from monitor.chart.kinds import OxygenRecorded

AIR = OxygenRecorded(litres_per_minute=None)


def ask_oxygen(keying: Keying) -> Taken:
    if keying.occasion.oxygen is None:
        return no_key_here(
            "This key", "oxygen is not charted here", "Write it as a note"
        )
    return replace(keying, asking=AskOxygen())


def answer_oxygen(keying: Keying, asking: AskOxygen, key: Key) -> Taken:
    """Type in the oxygen box: A or 0 for air, else L/min."""
    spec = keying.occasion.oxygen
    if spec is None or key is Press.ESCAPE:
        return replace(keying, asking=None)
    if key == Letter("A"):
        return replace(keying, asking=None, oxygen=AIR)
    if key in (Press.ENTER, Press.SEPARATOR, Press.TAB):
        return _take(keying, asking, spec)
    if key is Press.BACKSPACE:
        shorter = replace(asking, typed=asking.typed[:-1]) if asking.typed else None
        return replace(keying, asking=shorter)
    return _type(keying, asking, spec, key)


def _type(keying: Keying, asking: AskOxygen, spec: FieldSpec, key: Key) -> Taken:
    if not isinstance(key, Digit) and key is not Press.MARK:
        why, remedy = "oxygen is asked for", "Type A for air, or litres a minute"
        return no_key_here("This key", why, remedy, OXYGEN)
    character = key.digit if isinstance(key, Digit) else "."
    text = asking.typed + character
    if text == "0" or text in completion(spec).begun:
        return replace(keying, asking=replace(asking, typed=text))
    return impossible_key(spec, asking.typed, character)


def _take(keying: Keying, asking: AskOxygen, spec: FieldSpec) -> Taken:
    if not asking.typed and asking.then_save:
        return Led(keying, oxygen_missing())
    if not asking.typed:
        return replace(keying, asking=None)
    if asking.typed not in completion(spec).legal and asking.typed != "0":
        return incomplete(spec, asking.typed)
    litres = Decimal(asking.typed)
    return replace(
        keying,
        asking=None,
        oxygen=OxygenRecorded(litres_per_minute=litres) if litres else AIR,
    )
