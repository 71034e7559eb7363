"""The account of drugs as a CSV table, a line for each session that had an order."""

import csv
from collections.abc import Iterable
from io import StringIO

from monitor.protocol.drug_account import DrugAccount
from monitor.reports.csv_export import defused

COLUMNS = (
    "session",
    "day",
    "room",
    "drug",
    "route",
    "lots",
    "taken_mg",
    "given_mg",
    "given_by",
    "given_at_most_mg",
    "wasted_mg",
    "witnesses",
    "charted_by",
    "balance_mg",
    "standing",
)


def drug_csv(accounts: Iterable[DrugAccount]) -> str:
    """Amounts in mg with a point; no text begins a formula of a spreadsheet."""
    out = StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for account in accounts:
        table.writerow([_cell(value) for value in _row(account)])
    return out.getvalue()


def _row(account: DrugAccount) -> tuple[object, ...]:
    wastes = account.wastes
    at_most = account.at_most_mg
    return (
        account.session,
        account.day,
        account.room,
        account.drug,
        account.route,
        "; ".join(account.lots),
        account.taken_mg,
        account.given_mg,
        account.given_by,
        at_most,
        account.wasted_mg,
        "; ".join(dict.fromkeys(waste.witness for waste in wastes)),
        "; ".join(dict.fromkeys(waste.charted_by for waste in wastes)),
        account.balance_mg,
        account.standing,
    )


def _cell(value: object) -> object:
    """A number is no text: its minus stays what it is."""
    return defused(value) if isinstance(value, str) else value
