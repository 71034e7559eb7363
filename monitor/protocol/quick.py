"""Events that one key charts at once, each with what is read again after it."""

from collections.abc import Container, Iterable, Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from monitor.chart.kinds import DoubtCause
from monitor.protocol.conditions import Code
from monitor.protocol.doses import AnyDose, Dose
from monitor.protocol.faults import Fault
from monitor.protocol.schedules import Minutes, Text

QuickKey = Literal["Q", "P", "V", "I", "U"]


class Quick(Struct, frozen=True, kw_only=True):
    """One event: a side effect with its grade, a doubt about the dose, or both.

    Its key is pressed with Alt. Charted in this way or any other, it asks for a reading
    of the parameters ``recheck`` after so many minutes.
    """

    id: Code
    label: Text
    key: QuickKey
    effect: Annotated[str, Meta(max_length=40)] = ""
    grade: Annotated[int, Meta(ge=1, le=5)] | None = None
    doubt: DoubtCause | None = None
    recheck: tuple[Code, ...]
    recheck_minutes: Minutes
    source: Text


class QuickGround(Struct, frozen=True, kw_only=True):
    """What quick events refer to: effects, parameters that are read, the dose."""

    effects: Container[str]
    read: Container[str]
    dose: AnyDose | None


def quick_faults(quick: Iterable[Quick], ground: QuickGround) -> Iterator[Fault]:
    """Each charts something, of a known effect, and asks for what is read."""
    for event in quick:
        path = f"quick[{event.id}]"
        if not event.effect and event.doubt is None:
            yield Fault(path, "needs effect or doubt")
        if bool(event.effect) != (event.grade is not None):
            yield Fault(f"{path}.grade", "goes with an effect")
        if event.effect and event.effect not in ground.effects:
            yield Fault(f"{path}.effect", f"no effect {event.effect}")
        yield from _doubt_faults(event, ground.dose)
        if not event.recheck:
            yield Fault(f"{path}.recheck", "empty")
        for parameter in event.recheck:
            if parameter not in ground.read:
                yield Fault(f"{path}.recheck", f"no parameter {parameter} is read")


def _doubt_faults(event: Quick, dose: AnyDose | None) -> Iterator[Fault]:
    if event.doubt is None or dose is None:
        return
    if (event.doubt == "partly lost") == isinstance(dose, Dose):
        yield Fault(f"quick[{event.id}].doubt", "does not go with this form of dose")
