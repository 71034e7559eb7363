"""The rows of the example session, as they are to be typed."""

import csv
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parents[1] / "sessions" / "iv40_session.csv"


class Row(NamedTuple):
    """What was charted at ``recorded``, true at ``effective``, in minutes."""

    recorded: float
    effective: float
    kind: str
    values: str
    remark: str


def read_rows() -> tuple[Row, ...]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                recorded=float(row["recorded_minute"]),
                effective=float(row["effective_minute"]),
                kind=row["kind"],
                values=row["values"],
                remark=row["remark"],
            )
            for row in csv.DictReader(file)
        )
