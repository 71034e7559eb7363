"""Mutants that no test can find, each with why it is the same program."""

_FAR = "Slots lie at least a minute apart"
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
        "conditions",
        "Persisting.is_of_one_reading",
        "self.running == 1",
        "self.running == 0",
    ): "Asked of one reading, the loop over a run gives the same answer",
    (
        "judging",
        "is_inside",
        "margins.get(condition.field, 0)",
        "margins.get(condition.field, -1)",
    ): "What is not beyond its limit is inside by more than nothing",
    (
        "moments",
        "imagined",
        "is_set=True",
        "is_set=False",
    ): "What is only imagined is never read again, so nobody asks",
    (
        "moments",
        "_known_with",
        "len(versions) > 1",
        "len(versions) >= 1",
    ): "A copy where none is needed knows the same",
    (
        "moments",
        "imagined",
        "is_contested=False",
        "is_contested=True",
    ): "What is only imagined has no versions, and nobody asks",
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
