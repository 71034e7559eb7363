"""Whether what the protocol asks for was charted, and what was left out said why."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from monitor.protocol.asked_sets import Slot
from monitor.review.indicators import Count, Share, share
from monitor.review.reviewed import Reviewed

RESPIRATIONS = "rr"
_FILLED, _OMITTED = "filled", ("missed", "late", "overdue")


def due_slots(reviewed: Reviewed) -> tuple[Slot, ...]:
    """The sets that fell due, but for those that an emergency is the reason for."""
    return tuple(
        slot
        for slot in reviewed.assessment.slots
        if slot.state == _FILLED or (slot.state in _OMITTED and not slot.in_emergency)
    )


def completeness(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Sets charted",
        "sets charted of sets due, those left out for an emergency apart",
        sessions,
        _sets,
    )


def completeness_by_field(sessions: Sequence[Reviewed]) -> tuple[Share, ...]:
    """One for each field that any of the sets asked for, in the protocol's order."""
    labels = {
        spec.code: spec.label
        for reviewed in sessions
        for spec in reviewed.protocol.charting.fields
    }
    found = (
        share(
            f"{label} charted",
            f"due sets with a value of {label} of due sets that ask for it",
            sessions,
            partial(_values, code=code),
        )
        for code, label in labels.items()
    )
    return tuple(one for one in found if one.denominator)


def respirations_counted() -> Share:
    """Of nothing: a set has no seconds over which breaths were counted."""
    return share(
        "Respirations counted, not assumed",
        "not charted: a set tells the rate, and not whether breaths were counted for"
        " it, so that no share of them is known",
        (),
        lambda _: Count(0, 0),
    )


def omissions_with_reason(sessions: Sequence[Reviewed]) -> Share:
    """A set that nobody charted leaves out all its fields, and says of none why."""
    return share(
        "Left out with a reason",
        "values left out with a reason of all values left out of due sets",
        sessions,
        _reasons,
    )


def _sets(reviewed: Reviewed) -> Count:
    slots = due_slots(reviewed)
    return Count(sum(slot.state == _FILLED for slot in slots), len(slots))


def _values(reviewed: Reviewed, code: str) -> Count:
    found = [was for field, was in _asked(reviewed) if field == code]
    return Count(found.count("value"), len(found))


def _reasons(reviewed: Reviewed) -> Count:
    left_out = [was for _, was in _asked(reviewed) if was != "value"]
    return Count(left_out.count("reason"), len(left_out))


def _asked(reviewed: Reviewed) -> Iterator[tuple[str, str]]:
    """Each field of each due set, and whether it has a value, a reason or nothing."""
    sets = {observed.id: observed for observed in reviewed.session.sets}
    for slot in due_slots(reviewed):
        observed = None if slot.filled_by is None else sets.get(slot.filled_by)
        for field in slot.needs:
            reading = None if observed is None else observed.reading(field)
            if reading is None:
                yield field, "nothing"
            else:
                yield field, "reason" if reading.value is None else "value"


def _asks_respirations(reviewed: Reviewed) -> bool:
    return any(spec.code == RESPIRATIONS for spec in reviewed.protocol.charting.fields)


def all_completeness(sessions: Sequence[Reviewed]) -> Iterable[Share]:
    yield completeness(sessions)
    yield from completeness_by_field(sessions)
    if any(_asks_respirations(reviewed) for reviewed in sessions):
        yield respirations_counted()
    yield omissions_with_reason(sessions)
