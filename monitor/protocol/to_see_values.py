"""Exceptions that values, alerts and side effects are, by the protocol's numbers."""

from collections.abc import Iterator
from decimal import Decimal

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.closing import was_afterwards
from monitor.chart.effects import Effect
from monitor.chart.kinds import TreatmentGiven
from monitor.chart.numbers import written
from monitor.chart.observations import ObservationSet
from monitor.protocol.review_table import Review, ReviewLimit, SedatedVomiting
from monitor.protocol.to_see import Ground, ToSee


def alerts_to_see(ground: Ground) -> Iterator[ToSee]:
    """Each high one, and each that nobody answered who could, but for the low ones.

    Also what was acknowledged and nothing more, where the protocol asks for it.
    """
    for raised in ground.session.alerts:
        is_answered = (
            raised.is_acknowledged
            or raised.life.resolved is not None
            or was_afterwards(ground.session, raised.raised_at)
        )
        named = _named(raised, ground)
        if raised.alert.priority == "high":
            yield ToSee(
                key=f"high:{raised.key}",
                text=f"High alert: {named}",
                at=raised.raised_at,
                entry=raised.alert.opened_by,
            )
        if raised.alert.priority != "low" and not is_answered:
            yield ToSee(
                key=f"unanswered:{raised.key}",
                text=f"Alert never acknowledged: {named}",
                at=raised.raised_at,
                entry=raised.alert.opened_by,
            )
        if _is_left(raised, ground.protocol.review):
            yield ToSee(
                key=f"no action:{raised.key}",
                text=f"Alert acknowledged, no action charted: {named}",
                at=raised.raised_at,
                entry=raised.alert.opened_by,
            )


def values_to_see(ground: Ground) -> Iterator[ToSee]:
    """A line for each stretch of readings beyond a limit."""
    review = ground.protocol.review
    for limit in () if review is None else review.limits:
        for stretch in _stretches(ground, limit):
            yield _stretch(ground, limit, stretch)


def effects_to_see(ground: Ground) -> Iterator[ToSee]:
    review = ground.protocol.review
    for effect in ground.session.effects:
        if effect.grade == 0:
            continue
        name = ground.effect(effect.code)
        if effect.serious:
            yield _effect("serious", f"Serious: {name}", effect)
        if review is None:
            continue
        yield from _unjudged(effect, name, review)
        if effect.code in review.effects:
            yield _effect("effect", name, effect)
        if effect.code in review.treated and _is_treated(ground, effect):
            yield _effect("treated", f"{name}, and a drug was given", effect)
        if review.vomiting is not None:
            yield from _sedated(ground, effect, review.vomiting)


def _is_left(raised: RaisedAlert, review: Review | None) -> bool:
    """Whether somebody knew of it, and no action, call, visit or end of it is told."""
    asked = None if review is None else review.unfinished
    life = raised.life
    is_done = raised.actions or life.calls or life.arrivals or life.resolved
    return (
        asked is not None
        and raised.alert.priority in asked.priorities
        and raised.is_acknowledged
        and not is_done
    )


def _unjudged(effect: Effect, name: str, review: Review) -> Iterator[ToSee]:
    if review.unfinished is None or effect.grade < review.unfinished.grade:
        return
    missing = [
        *(["whether the drug caused it"] if effect.related is None else []),
        *([] if effect.outcome else ["its outcome"]),
    ]
    if missing:
        text = f"{name}, grade {effect.grade}, without {' and '.join(missing)}"
        yield _effect("unjudged", text, effect)


def _named(raised: RaisedAlert, ground: Ground) -> str:
    """``SBP 184``; what the card is called where time alone raised it."""
    values = [
        f"{ground.short(value.field)} {written(value.value)}"
        for value in raised.alert.values
    ]
    labels = {p.id: p.label for p in ground.protocol.parameters}
    label = labels.get(raised.alert.parameter, raised.alert.parameter)
    return ", ".join(values) or label


def _stretches(ground: Ground, limit: ReviewLimit) -> Iterator[list[ObservationSet]]:
    """Readings of the field beyond the limit, with none inside between them."""
    found: list[ObservationSet] = []
    for observed in ground.session.sets:
        value = observed.value(limit.field)
        if value is None:
            continue
        if _is_beyond(value, limit):
            found.append(observed)
            continue
        if _counts(found, limit):
            yield found
        found = []
    if _counts(found, limit):
        yield found


def _is_beyond(value: Decimal, limit: ReviewLimit) -> bool:
    above, below = limit.at_or_above, limit.at_or_below
    return (above is not None and value >= above) or (
        below is not None and value <= below
    )


def _counts(found: list[ObservationSet], limit: ReviewLimit) -> bool:
    readings = (observed.reading(limit.field) for observed in found)
    is_confirmed = any(r is not None and r.challenge == "confirmed" for r in readings)
    return bool(found) and (is_confirmed or len(found) >= limit.running)


def _stretch(
    ground: Ground, limit: ReviewLimit, stretch: list[ObservationSet]
) -> ToSee:
    read = [observed.value(limit.field) or Decimal(0) for observed in stretch]
    is_high = limit.at_or_above is not None and max(read) >= limit.at_or_above
    worst = max(read) if is_high else min(read)
    first = stretch[0]
    times = "" if len(stretch) == 1 else f", {len(stretch)} readings"
    side = "above" if is_high else "below"
    return ToSee(
        key=f"value:{limit.field}:{side}:{first.id}",
        text=f"{ground.short(limit.field)} {written(worst)}{times}",
        at=first.observed_at,
        entry=first.id,
    )


def _effect(kind: str, text: str, effect: Effect) -> ToSee:
    return ToSee(key=f"{kind}:{effect.id}", text=text, at=effect.onset, entry=effect.id)


def _is_treated(ground: Ground, effect: Effect) -> bool:
    """Whether any drug was given from its onset to its end."""
    return any(
        effect.onset <= fact.effective_at
        and (effect.ended is None or fact.effective_at <= effect.ended)
        for fact in ground.session.facts
        if isinstance(fact.payload, TreatmentGiven)
    )


def _sedated(
    ground: Ground, effect: Effect, vomiting: SedatedVomiting
) -> Iterator[ToSee]:
    """By the last reading before its onset, and the first after it."""
    if effect.code not in vomiting.effects:
        return
    read = [
        (observed.observed_at, value)
        for observed in ground.session.sets
        if (value := observed.value(vomiting.field)) is not None
    ]
    before = [value for at, value in read if at <= effect.onset][-1:]
    after = [value for at, value in read if at > effect.onset][:1]
    low = [value for value in (*before, *after) if value <= vomiting.at_or_below]
    if low:
        name = f"{ground.short(vomiting.field)} {written(min(low))}"
        yield _effect("sedated", f"{ground.effect(effect.code)} with {name}", effect)
