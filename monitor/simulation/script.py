"""A session as a script: who does what at which minute from the start of the dose."""

from decimal import Decimal

from msgspec import Struct

from monitor.chart.commands import Chartable
from monitor.chart.kinds import PatientDetails, Reading


class Open(Struct, frozen=True):
    """The patient is recorded where unknown, and the session opened."""


class ChartFact(Struct, frozen=True):
    """One fact is charted as it stands."""

    fact: Chartable


class ObserveSet(Struct, frozen=True):
    """A set is charted; a value in question is kept, as a second Enter would.

    With ``only_if_asked`` only where a repeat measurement is due. ``typed`` is what a
    slip of the finger makes of it: charted unless it is refused or asked about, which
    is when it is seen and typed again.
    """

    readings: tuple[Reading, ...]
    only_if_asked: bool = False
    typed: tuple[Reading, ...] = ()


class ClearForStart(Struct, frozen=True):
    """What is to be checked is answered, and the session declared ready to start.

    Where the baseline holds the dose nobody overrides it: the session is cancelled, and
    nothing of the script comes after that.
    """


class AnswerAlerts(Struct, frozen=True):
    """What stands unacknowledged is acknowledged and acted upon, by an action's code.

    Of every medium and high card, or of the one ``parameter`` whatever its priority.
    """

    code: int
    parameter: str = ""


class AmendValue(Struct, frozen=True):
    """One value of the set observed at the step's minute is put right."""

    field: str
    value: Decimal
    reason: str


class PutRight(Struct, frozen=True):
    """A set that alerts is read again on its card, and amended if it was mistyped.

    ``readings`` are what was meant by the set of the step's minute.
    """

    readings: tuple[Reading, ...]


class EmptyBag(Struct, frozen=True):
    """What is left of the drug is thrown away before a witness; nothing if none is."""


class EndEffect(Struct, frozen=True):
    """The latest open side effect of that code has passed."""

    code: str


class Leave(Struct, frozen=True):
    """The patient was ready and left at these minutes, and the session is closed."""

    ready_minute: float
    left_minute: float
    note: str = ""


Deed = (
    Open
    | ChartFact
    | ObserveSet
    | ClearForStart
    | AnswerAlerts
    | AmendValue
    | PutRight
    | EmptyBag
    | EndEffect
    | Leave
)


class ScriptedStep(Struct, frozen=True, kw_only=True):
    """A deed, true of the patient at one minute and charted at another."""

    at_minute: float
    recorded_minute: float
    deed: Deed


class Script(Struct, frozen=True, kw_only=True):
    """A whole session of one patient; ``steps`` in the order they are charted."""

    patient: PatientDetails
    steps: tuple[ScriptedStep, ...]
