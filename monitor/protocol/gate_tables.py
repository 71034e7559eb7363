"""What has to be so before the dose, and before leaving, as a protocol says it."""

from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from monitor.protocol.conditions import Code, Limit
from monitor.protocol.schedules import Minutes, Text

GatePhase = Literal["start", "leave"]
GateSubject = Literal["", "escort"]
AskKind = Literal["yes_no", "text", "date", "time", "number", "choice", "name", "phone"]


class Ask(Struct, frozen=True, kw_only=True):
    """One thing a gate asks. ``word`` stands before its answer where it is told.

    It is asked always, or once one of ``asked_if`` was answered with yes; only where
    ``optional`` may it be left out. What else is typed than ``wanted``, older than
    ``oldest_days``, sooner than ``least_minutes`` before the dose, or outside
    ``at_least`` to ``at_most`` is taken down, and leaves the gate unmet. A number
    outside ``lowest`` to ``highest`` is refused. Limits are inclusive. A ``name`` is of
    a person, in two words at least; a ``phone`` has ``least_digits``. What is
    ``flagged`` is listed for review.
    """

    id: Code
    label: Text
    kind: AskKind
    word: Annotated[str, Meta(max_length=40)] = ""
    optional: bool = False
    asked_if: tuple[Code, ...] = ()
    choices: tuple[Text, ...] = ()
    wanted: tuple[Text, ...] = ()
    flagged: tuple[Text, ...] = ()
    oldest_days: Annotated[int, Meta(ge=0, le=3660)] | None = None
    least_minutes: Minutes | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    decimals: Annotated[int, Meta(ge=0, le=2)] = 0
    least_digits: Annotated[int, Meta(ge=1, le=15)] | None = None
    unit: Annotated[str, Meta(max_length=10)] = ""


class Gate(Struct, frozen=True, kw_only=True):
    """Something that must be so before a phase: asked, or ``computed`` by that name.

    ``fields`` are those a computed one is about. Where it ``asks_why``, that it does
    not apply takes a reason. Every gate before the start blocks
    it; one before leaving does so where it ``is_hard``. A named prescriber may
    override a gate that blocks. What it is ``about`` is said for the audit figures.
    One ``of_equipment`` tells what was at hand.
    """

    id: Code
    label: Text
    phase: GatePhase
    about: GateSubject = ""
    is_hard: bool = True
    may_not_apply: bool = False
    asks_why: bool = False
    of_equipment: bool = False
    asks: tuple[Ask, ...] = ()
    computed: Annotated[str, Meta(max_length=40)] = ""
    fields: tuple[Code, ...] = ()
    source: Text

    @property
    def blocks(self) -> bool:
        return self.is_hard or self.phase == "start"

    def ask(self, id_: str) -> Ask | None:
        for ask in self.asks:
            if ask.id == id_:
                return ask
        return None


class HoldLimit(Struct, frozen=True, kw_only=True):
    """Where the baseline of a field holds the start, in the unit of the field.

    From ``note_at_or_above`` on it is noted and holds nothing. With ``on_air`` it holds
    as well while the patient is on oxygen, or was when the field was last read.
    """

    field: Code
    at_or_above: Limit | None = None
    below: Limit | None = None
    note_at_or_above: Limit | None = None
    on_air: bool = False


class Hold(Struct, frozen=True, kw_only=True):
    """What of the baseline holds the start, once it was repeated.

    A median beyond a limit is repeated ``repeats`` times, each at least
    ``apart_minutes`` after the reading before.
    """

    repeats: Annotated[int, Meta(ge=0, le=4)]
    apart_minutes: Minutes
    limits: tuple[HoldLimit, ...]
    source: Text

    def limit(self, field: str) -> HoldLimit | None:
        for limit in self.limits:
            if limit.field == field:
                return limit
        return None
