"""An emergency in a session: its time zero, what was stamped, and how it ended."""

from monitor.chart.kinds.kind import Kind


class EmergencyDeclared(Kind, frozen=True, kw_only=True, tag="emergency-declared/1"):
    """Time zero, at the entry's effective time; due prompts pause from here on."""


class EmergencyStamped(Kind, frozen=True, kw_only=True, tag="emergency-stamped/1"):
    """What one key said was done, in the words the protocol had for it then.

    ``code`` is its letter; empty where it was amended to other words.
    """

    code: str
    label: str


class EmergencyEnded(Kind, frozen=True, kw_only=True, tag="emergency-ended/1"):
    """It is over, with what became of it; due prompts go on from here.

    ``in_error`` where there was none: then it excuses nothing that was due meanwhile.
    """

    outcome: str
    in_error: bool = False


EmergencyFact = EmergencyDeclared | EmergencyStamped | EmergencyEnded
"""What is charted of an emergency."""
