"""What is changed about alerts for one patient: a limit, or for a while the call."""

from monitor.chart.kinds.kind import Kind


class LimitChanged(Kind, frozen=True, kw_only=True, tag="limit-changed/1"):
    """From now on a rule has another limit for this patient, on somebody's word.

    ``limit`` is in the unit of the rule; ``prescriber`` is a name in words.
    """

    rule: str
    limit: int
    prescriber: str
    reason: str


class AlertSnoozed(Kind, frozen=True, kw_only=True, tag="alert-snoozed/1"):
    """An alert is silent for so many minutes, unless it grows worse."""

    key: str
    minutes: int
    reason: str


LimitFact = LimitChanged | AlertSnoozed
"""What a nurse charts about limits and their alerts."""
