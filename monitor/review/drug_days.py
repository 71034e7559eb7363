"""The sums of a drug's account by day; pure."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from monitor.protocol.drug_account import DrugAccount


class DrugDay(Struct, frozen=True, kw_only=True):
    """One drug on one day, in mg. ``given_mg`` is at most so much where ``uncertain``.

    ``to_look_at`` counts the sessions whose account does not come out.
    """

    day: str
    drug: str
    sessions: int
    taken_mg: Decimal
    given_mg: Decimal
    wasted_mg: Decimal
    balance_mg: Decimal
    uncertain: int
    to_look_at: int


def drug_days(accounts: Iterable[DrugAccount]) -> tuple[DrugDay, ...]:
    """By day, the latest first, then by drug; a drug's name is one in any case."""
    groups: dict[tuple[str, str], list[DrugAccount]] = {}
    for account in accounts:
        groups.setdefault((account.day, account.drug.casefold()), []).append(account)
    drugs = sorted(groups, key=lambda key: key[1])
    ordered = sorted(drugs, key=lambda key: key[0], reverse=True)
    return tuple(_sum(groups[key]) for key in ordered)


def _sum(of_one: list[DrugAccount]) -> DrugDay:
    def all_of(amounts: Iterable[Decimal]) -> Decimal:
        return sum(amounts, Decimal(0))

    return DrugDay(
        day=of_one[0].day,
        drug=of_one[0].drug,
        sessions=len(of_one),
        taken_mg=all_of(a.taken_mg for a in of_one),
        given_mg=all_of(a.most_given_mg for a in of_one),
        wasted_mg=all_of(a.wasted_mg for a in of_one),
        balance_mg=all_of(a.balance_mg for a in of_one),
        uncertain=sum(a.at_most_mg is not None for a in of_one),
        to_look_at=sum(not a.comes_out for a in of_one),
    )
