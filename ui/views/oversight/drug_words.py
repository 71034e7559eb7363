"""Where the drug of a session went, in words and with a mark for what is not right."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from monitor.chart.days import day_in_words
from monitor.chart.numbers import written
from monitor.charting.review_list import ReviewRow
from monitor.protocol.drug_account import DrugAccount, Standing
from monitor.review.drug_days import DrugDay
from ui.views import wording
from ui.views.oversight.lines import OversightLine, named

_MARKS: dict[Standing, str] = {
    "more than was taken": "▲",
    "unaccounted": "▲",
    "vial not charted": "◆",
    "uncertain": "◇",
    "session open": "…",
    "balanced": "✓",
    "nothing taken": "✓",
}
ORDER: tuple[Standing, ...] = tuple(_MARKS)
"""What does not come out first."""


def account_line(account: DrugAccount, row: ReviewRow | None) -> OversightLine:
    balance = account.balance_mg
    return OversightLine(
        mark=_MARKS[account.standing],
        state=account.standing,
        what=account.room if row is None else named(row),
        detail="; ".join(_amounts(account)),
        session=account.session,
        drug=account.drug,
        taken=_mg(account.taken_mg),
        given=_held_together(_given(account)),
        wasted=_mg(account.wasted_mg) if account.wastes else "none",
        witness=_witness(account),
        balance=f"{'+' if balance > 0 else ''}{_mg(balance)}",
    )


def _amounts(account: DrugAccount) -> Iterator[str]:
    lots = ", ".join(account.lots)
    yield f"{account.drug}, lot {lots}" if lots else f"{account.drug}, no lot charted"
    yield f"taken {_mg(account.taken_mg)}"
    yield f"given {_given(account)}"
    yield f"wasted {_wasted(account)}"
    balance = account.balance_mg
    yield f"balance {'+' if balance > 0 else ''}{_mg(balance)}"


def _given(account: DrugAccount) -> str:
    if account.at_most_mg is not None:
        return f"at most {_mg(account.at_most_mg)}"
    by = {"pump": " by the pump", "calculated": " calculated"}
    return f"{_mg(account.given_mg)}{by.get(account.given_by, '')}"


def _wasted(account: DrugAccount) -> str:
    if not account.wastes:
        return "nothing charted"
    seen = _witness(account) or "nobody"
    told = "" if all(w.mg is not None for w in account.wastes) else " and more in mL"
    return f"{_mg(account.wasted_mg)}{told}, seen by {seen}"


def _witness(account: DrugAccount) -> str:
    seen = dict.fromkeys(w.witness for w in account.wastes if w.witness)
    return wording.listed(tuple(seen))


def day_line(day: DrugDay) -> OversightLine:
    on = day_in_words(date.fromisoformat(day.day))
    at_most = "at most " if day.uncertain else ""
    return OversightLine(
        mark="Σ",
        state=wording.counted(day.sessions, "session"),
        what=f"{day.drug} on {on}",
        detail=f"taken {_mg(day.taken_mg)}; given {at_most}{_mg(day.given_mg)}; "
        f"wasted {_mg(day.wasted_mg)}; balance {_mg(day.balance_mg)}; "
        f"{day.to_look_at or 'none'} to look at",
        beside=True,
        drug=day.drug,
        taken=_mg(day.taken_mg),
        given=_held_together(f"{at_most}{_mg(day.given_mg)}"),
        wasted=_mg(day.wasted_mg),
        balance=_mg(day.balance_mg),
    )


def _mg(amount: Decimal) -> str:
    return f"{written(amount)} mg"


def _held_together(words: str) -> str:
    """No line of a narrow column ends between the number and its unit."""
    return words.replace(" mg", "\u00a0mg")
