"""Sets of observations, from a line as it is typed or by field."""

from decimal import Decimal

from monitor.chart.kinds import NotDone, ObservationsRecorded, Reading

FIELDS = (
    "sbp",
    "dbp",
    "hr",
    "spo2",
    "rr",
    "sedation",
    "dissociation",
    "distress",
    "nausea",
)
_REASONS: dict[str, NotDone] = {
    "-R": "refused",
    "-A": "asleep",
    "-E": "equipment",
    "-D": "not disturbed",
    "-O": "other",
}


def observed(line: str) -> ObservationsRecorded:
    """A set from ``118/72 70 98 14 5 0 1 0``, in field order.

    ``-D`` is a reason for one field, ``_`` leaves a field out, as does the end.
    """
    words = line.replace("/", " ").split()
    readings = (
        _reading(code, word)
        for code, word in zip(FIELDS, words, strict=False)
        if word != "_"
    )
    return ObservationsRecorded(readings=tuple(readings))


def readings(**values: int) -> ObservationsRecorded:
    """A partial set by field code: ``readings(sbp=180, dbp=100)``."""
    return ObservationsRecorded(
        readings=tuple(Reading(field=f, value=Decimal(v)) for f, v in values.items())
    )


def _reading(code: str, word: str) -> Reading:
    if word in _REASONS:
        return Reading(field=code, not_done=_REASONS[word])
    return Reading(field=code, value=Decimal(word))
