"""Exceptions of the dose: breaks, doubts, what differs from the order or is left."""

from collections.abc import Iterator
from datetime import timedelta

from monitor.chart.amendments import Settled
from monitor.chart.given import given
from monitor.chart.kinds import (
    DoseDoubtful,
    DosesEnded,
    InfusionRecorded,
    TreatmentGiven,
)
from monitor.chart.numbers import written
from monitor.protocol.drug_account import DrugAccount, drug_account
from monitor.protocol.to_see import Ground, ToSee, of_fact

_MINUTE = timedelta(minutes=1)


def dose_to_see(ground: Ground) -> Iterator[ToSee]:
    """What became of the dose: breaks, doubts, what differs from the order."""
    facts = ground.session.facts
    for at, fact in enumerate(facts):
        match fact.payload:
            case InfusionRecorded(step="paused"):
                yield of_fact(fact, "paused", f"Infusion paused{_lasted(facts, at)}")
            case InfusionRecorded(step="stopped"):
                yield of_fact(fact, "stopped", "Infusion stopped before its end")
            case DosesEnded():
                yield of_fact(fact, "ended", "Not all of the ordered doses given")
            case DoseDoubtful(cause=cause):
                yield of_fact(fact, "doubt", f"Dose uncertain: {cause}")
            case TreatmentGiven(drug=drug, dose=dose):
                yield of_fact(fact, "rescue", f"Given for an effect: {drug} {dose}")
            case _:
                pass
    yield from _off_order(ground)
    yield from _drug(ground)


def _off_order(ground: Ground) -> Iterator[ToSee]:
    review, found = ground.protocol.review, given(ground.session, ground.at)
    started = ground.session.dose_started_at
    if review is None or found is None or started is None:
        return
    off = abs(found.mg - found.ordered_mg)
    if off * 100 > review.dose_off_percent * found.ordered_mg:
        mg = f"{written(found.mg)} mg of {written(found.ordered_mg)} mg ordered"
        yield ToSee(key="dose off", text=f"Dose given: {mg}", at=ground.at)


def _drug(ground: Ground) -> Iterator[ToSee]:
    """The account of the drug, wherever it does not come out."""
    account = drug_account(ground.session, ground.at)
    if account is None or account.comes_out:
        return
    key = f"drug:{account.standing}:{written(account.balance_mg)}"
    yield ToSee(key=key, text=f"Drug: {_told(account)}", at=ground.at)


def _told(account: DrugAccount) -> str:
    """``14.8 mg unaccounted; 50 mg taken, 34.2 mg given (calculated), 1 mg wasted``."""
    first: str = account.standing
    if first in ("unaccounted", "more than was taken"):
        first = f"{written(abs(account.balance_mg))} mg {first}"
    by = {"calculated": " (calculated)", "pump": " (by the pump)"}
    most = "" if account.at_most_mg is None else "at most "
    given_mg = f"{most}{written(account.most_given_mg)} mg given"
    wasted = f"{written(account.wasted_mg)} mg wasted"
    told = (
        f"{written(account.taken_mg)} mg taken",
        f"{given_mg}{by.get(account.given_by, '')}",
        wasted if account.wastes else "no waste charted",
    )
    return f"{first}; {', '.join(told)}"


def _lasted(facts: tuple[Settled, ...], at: int) -> str:
    """`` 2min``, until it went on or was over; empty where nothing tells."""
    steps = (f for f in facts[at + 1 :] if isinstance(f.payload, InfusionRecorded))
    after = next(steps, None)
    if after is None:
        return ""
    return f" {(after.effective_at - facts[at].effective_at) // _MINUTE}min"
