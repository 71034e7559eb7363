"""Mutants that no test can find, each with why it is the same program."""

_COPY = "A copy where none is needed knows the same"
_FAR = "Slots lie at least a minute apart"
_INSIDE = "What is not beyond its limit is inside by more than nothing"
_NO_AMOUNT = "What has no amount is only ever held against its like"
_SHORT_CUT = "A single check is called without the loop, which gives the same answer"

EQUIVALENT: dict[tuple[str, str, str, str], str] = {
    (
        "checking",
        "check_of",
        "len(checks) == 1",
        "len(checks) == 0",
    ): _SHORT_CUT,
    (
        "checking",
        "check_of",
        "checks[0]",
        "checks[-1]",
    ): "Of one check the first is the last",
    (
        "closing",
        "_is_held",
        "gate.computed == NO_OPEN_ALERT",
        "gate.computed != NO_OPEN_ALERT",
    ): "In whatever order they are asked, one that is unmet is found",
    (
        "conditions",
        "Persisting.is_of_one_reading",
        "self.running == 1",
        "self.running == 0",
    ): "Asked of one reading, the loop over a run gives the same answer",
    (
        "clearing",
        "OpenEpisode.margin",
        "margins.get(condition.field, 0)",
        "margins.get(condition.field, -1)",
    ): _INSIDE,
    ("clearing", "OpenEpisode.margin", "return 0", "return -1"): _INSIDE,
    (
        "moments",
        "imagined",
        "is_set=True",
        "is_set=False",
    ): "What is only imagined is never read again, so nobody asks",
    (
        "pausing",
        "paused",
        "ended < due_at",
        "ended <= due_at",
    ): "What is due at the very end is due then in either case",
    (
        "moments",
        "_told",
        "len(versions) > 1",
        "len(versions) >= 1",
    ): _COPY,
    (
        "moments",
        "_told",
        "len(versions) > 1",
        "len(versions) > 0",
    ): _COPY,
    ("cards", "cards", "-1", "-2"): "Both come before the first of the protocol",
    (
        "due",
        "_urgency",
        "(len(_PRESSING), False, at)",
        "(len(_PRESSING), True, at)",
    ): "All that does not press has the same",
    (
        "moments",
        "imagined",
        "is_of_time=False",
        "is_of_time=True",
    ): "What is only imagined is shown to nobody, so nobody asks",
    (
        "moments",
        "imagined",
        "is_contested=False",
        "is_contested=True",
    ): "What is only imagined has no versions, and nobody asks",
    (
        "ordering",
        "strength_range",
        "lowest is not None and highest is not None",
        "lowest is not None or highest is not None",
    ): "A protocol names both or neither",
    (
        "overdue",
        "_standing",
        "slot.filled_by is not None or now < slot.alert_at",
        "slot.filled_by is not None and now < slot.alert_at",
    ): "Each half alone only saves work, what follows says the same",
    (
        "overdue",
        "_answer",
        "s.at > slot.at",
        "s.at >= slot.at",
    ): "The set that fills the slot itself answers it anyway",
    (
        "overdue",
        "_answer",
        "s.observed_at > slot.at",
        "s.observed_at >= slot.at",
    ): "A set of the very minute fills the slot, unless one before it has",
    (
        "planning",
        "_until",
        "slot.at > turn.known_at",
        "slot.at >= turn.known_at",
    ): "One of that very moment was neither overdue nor told by then",
    ("gate_state", "", "Decimal(0)", "Decimal(1)"): _NO_AMOUNT,
    ("gate_state", "", "Decimal(0)", "Decimal(-1)"): _NO_AMOUNT,
    (
        "leave_criteria",
        "steady_values",
        "1:",
        "0:",
    ): "A set lies no time at all after itself",
    (
        "leave_criteria",
        "last_values",
        "strict=True",
        "strict=False",
    ): "A run is made for each of the fields",
    (
        "leaving_values",
        "_outside",
        "value < baseline",
        "value <= baseline",
    ): "What is off the baseline is not the baseline",
    ("pacing", "_during_gap", "last = gap = 0", "last = gap = 1"): _FAR,
    ("pacing", "_during_gap", "last = gap = 0", "last = gap = -1"): _FAR,
    (
        "pacing",
        "gap_at",
        "at < started",
        "at <= started",
    ): "At the very start the first gap runs in either case",
}
"""By module, function, what stood there, and what the mutant says."""
