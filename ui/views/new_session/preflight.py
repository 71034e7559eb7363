"""Section 3: what this version checks before the start, with evidence and time."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.confirming import confirmed
from monitor.chart.kinds import Order, OxygenRecorded, WeightRecorded
from monitor.chart.observations import ObservationSet, answers
from monitor.chart.session import Session
from monitor.protocol.baseline import baseline_sets, too_close
from ui.views import wording
from ui.views.new_session.check_count import count_marks
from ui.views.new_session.dose_order import is_weighed
from ui.views.new_session.dose_working import AGREES, agreement
from ui.views.new_session.gate_parts import GateRowView
from ui.views.new_session.gate_rows import gate_rows
from ui.views.new_session.known import Known, latest
from ui.views.new_session.parts import Act, ButtonView
from ui.views.new_session.preflight_parts import CheckView
from ui.views.new_session.prepared_checks import prepared_checks
from ui.views.new_session.protocol_words import protocol_and_approval
from ui.views.unchecked import is_unchecked, told_mg

STORED = "Every check is stored with its evidence, person and time"
KEYS = f"{STORED}. Up and Down move, Space asks, Y or N answers, Enter records"


class PreflightView(Struct, frozen=True, kw_only=True):
    """Section 3 as shown: identity and protocol, the gates, what the page charts."""

    note: str
    before: tuple[CheckView, ...]
    gates: tuple[GateRowView, ...]
    after: tuple[CheckView, ...]
    keys: str = KEYS

    @property
    def checks(self) -> tuple[CheckView, ...]:
        """What the rest of the page provides, in the order shown."""
        return (*self.before, *self.after)


def preflight_view(known: Known) -> PreflightView:
    checks = page_checks(known)
    gates = gate_rows(known)
    count = count_marks([c.mark for c in checks], [row.mark for row in gates])
    shown = _with_one_way_out(checks)
    return PreflightView(
        note=count.words,
        before=shown[:2],
        gates=gates,
        after=shown[2:],
        keys=STORED if known.session is None else KEYS,
    )


def page_checks(known: Known) -> tuple[CheckView, ...]:
    """Identity and protocol, then what the rest of the page provides."""
    return (
        _identity(known),
        _protocol(known),
        _weight(known),
        _dose(known),
        *prepared_checks(known),
        _air(known),
        _baseline(known),
    )


def _with_one_way_out(checks: tuple[CheckView, ...]) -> tuple[CheckView, ...]:
    """Only the first that blocks shows its button; the others keep their line."""
    shown: list[CheckView] = []
    is_open = True
    for check in checks:
        keeps = is_open and check.mark == "not met" and check.button is not None
        is_open = is_open and not keeps
        shown.append(check if keeps else replace(check, button=None))
    return tuple(shown)


def _identity(known: Known) -> CheckView:
    session = known.session
    if session is None:
        chosen = known.draft.chosen is not None
        return CheckView(
            title="Identity",
            mark="not met",
            evidence="initials and birth year are to be typed"
            if chosen
            else "no patient is chosen",
            by="not met",
            button=_way("Confirm identity", "initials")
            if chosen
            else _way("Find the patient", "find"),
        )
    last = confirmed(session)
    who = wording.initials(session.name_of(last.by))
    return CheckView(
        title="Identity",
        mark="met",
        evidence="initials and birth year typed again",
        by=f"{who} {known.clock(last.at)}",
    )


def _protocol(known: Known) -> CheckView:
    session = known.session
    words = protocol_and_approval(
        known.protocol,
        known.approved,
        known.zone,
        is_verified=known.is_approval_verified,
    )
    if session is None:
        return CheckView(
            title="Protocol", mark="waiting", evidence=words, by="pinned at opening"
        )
    return CheckView(
        title="Protocol",
        mark="met" if known.approved is not None else "not approved",
        evidence=words,
        by=f"pinned {known.clock(session.opened_at)}",
    )


def _weight(known: Known) -> CheckView:
    fact = latest(known.session, WeightRecorded)
    session = known.session
    if session is not None and fact is None and not is_weighed(known.protocol.dose):
        words = "not needed for this dose"
        return CheckView(title="Weight", mark="not applicable", evidence=words)
    if session is None or fact is None or session.weight is None:
        return _missing(known, "Weight", "not charted", _way("Enter weight", "weight"))
    weight = session.weight
    words = wording.amount(weight.kg, "kg")
    if weight.typed_unit == "lb":
        words = f"{words}, typed as {weight.typed} lb"
    return CheckView(
        title="Weight", mark="met", evidence=words, by=known.charted(fact, session)
    )


def _dose(known: Known) -> CheckView:
    session = known.session
    ordered = None if session is None else session.dosing.ordered
    fact = session.fact(ordered.id) if session and ordered else None
    if session is None or fact is None or ordered is None:
        return _missing(known, "Dose", "not charted", _way("Enter order", "ordered"))
    dose, weight, before = ordered.order, session.weight, session.dosed_at_kg
    if before is not None and weight is not None:
        return CheckView(
            title="Dose",
            mark="not met",
            evidence=f"worked out for {wording.amount(before, 'kg')}, "
            f"weight is {wording.amount(weight.kg, 'kg')}",
            by="not met",
            button=_way("Check the dose", "ordered"),
        )
    return CheckView(
        title="Dose",
        mark="met",
        evidence=f"{told_mg(session)} ordered by {dose.ordered_by}, ".lstrip()
        + _agreement(session, dose),
        by=known.charted(fact, session),
    )


def _agreement(session: Session, dose: Order) -> str:
    """Whether the working agrees; what it gives is not told before the second check."""
    words = agreement(dose)
    is_told = words == AGREES or not is_unchecked(session)
    return words if is_told else "the working gives another amount"


def _air(known: Known) -> CheckView:
    fact = latest(known.session, OxygenRecorded)
    session = known.session
    if session is None or fact is None:
        return CheckView(
            title="Air or oxygen",
            mark="waiting",
            evidence="asked with the first baseline set",
        )
    payload = fact.payload
    flow = payload.litres_per_minute if isinstance(payload, OxygenRecorded) else None
    words = "air" if flow is None else f"oxygen {wording.amount(flow, 'L/min')}"
    return CheckView(
        title="Air or oxygen",
        mark="met",
        evidence=words,
        by=known.charted(fact, session),
    )


def _baseline(known: Known) -> CheckView:
    wanted = known.protocol.baseline
    session = known.session
    if session is None:
        return _missing(known, "Baseline", "no set charted", _way("Chart a set", "set"))
    whole = [
        s
        for s in baseline_sets(known.protocol, session, known.now)
        if answers(s, wanted.fields)
    ]
    if not whole:
        return _missing(
            known, "Baseline", "no complete set charted", _way("Chart a set", "set")
        )
    last = whole[-1].observed_at
    count = len({s.id for s in whole})
    words = (
        f"{count} of {wanted.most} sets, last {known.clock(last)}, "
        f"{wording.old(last, known.now)}{_apart(known, whole)}"
    )
    if known.now - last > timedelta(minutes=wanted.fresh_minutes):
        return CheckView(
            title="Baseline",
            mark="not met",
            evidence=f"{words}, limit {wanted.fresh_minutes}min",
            by="not met",
            button=_way("Chart a set", "set"),
        )
    return CheckView(
        title="Baseline",
        mark="met",
        evidence=words,
        by=known.charted(whole[-1].fact, session),
    )


def _apart(known: Known, sets: Sequence[ObservationSet]) -> str:
    """That sets were read closer together than the protocol has it."""
    close = too_close(known.protocol, sets)
    if not close:
        return ""
    least = known.protocol.baseline.apart_least_minutes
    return f", {len(close)} under {least}min after the one before"


def _missing(known: Known, title: str, words: str, way: ButtonView) -> CheckView:
    if known.session is None:
        return CheckView(
            title=title, mark="waiting", evidence="once the session is open"
        )
    return CheckView(
        title=title, mark="not met", evidence=words, by="not met", button=way
    )


def _way(words: str, focus: str) -> ButtonView:
    return ButtonView(words=words, act=Act(focus=focus))
