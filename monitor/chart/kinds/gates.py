"""What was checked before the dose or before leaving, and what was overridden."""

from msgspec import Struct

from monitor.chart.kinds.alerts import Measured
from monitor.chart.kinds.kind import Kind


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was found about one thing that a gate asks.

    ``value`` is plain: ``yes`` or ``no``, a choice or a text as it stands, a number
    like ``22``, a date like ``2026-03-14``, a time in UTC like ``2026-03-14T08:10Z``.
    """

    ask: str
    value: str


class GateAnswered(Kind, frozen=True, kw_only=True, tag="gate-answered/1"):
    """One gate of the protocol was checked; its latest answer counts.

    ``not_applicable`` says that it does not concern this patient, ``note`` why.
    ``flags`` say in words which answers the protocol wants looked at again.
    """

    gate: str
    answers: tuple[Answer, ...] = ()
    not_applicable: bool = False
    note: str = ""
    flags: tuple[str, ...] = ()


class GateOverridden(Kind, frozen=True, kw_only=True, tag="gate-overridden/1"):
    """A named prescriber let an unmet gate pass, with a reason; listed for review.

    ``shown`` is what was known of the gate then, in words, and ``values`` are those
    that were outside their limits.
    """

    gate: str
    prescriber: str
    reason: str
    shown: str = ""
    values: tuple[Measured, ...] = ()


GateFact = GateAnswered | GateOverridden
