"""Charts the example session entry by entry, as its file says."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import (
    InfusionStep,
    NoteRecorded,
    ObservationsRecorded,
    Reading,
    SessionClosed,
)
from tests.builders import BASELINE, Chronicle, at

EXAMPLE = Path(__file__).parent.parent / "sessions" / "iv40_session.csv"
_EFFECTS = {"dizziness": "DIZZ", "nausea": "NAUS"}


class Row(Struct, frozen=True):
    """One line of the file; minutes are from the start of the dose."""

    recorded: int
    effective: int
    kind: str
    values: str


def rows() -> Iterator[Row]:
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield Row(
                int(line["recorded_minute"]),
                int(line["effective_minute"]),
                line["kind"],
                line["values"],
            )


class Walk:
    """The example session, charted up to a minute; alerts are shown as they come."""

    def __init__(self) -> None:
        self.chronicle = Chronicle().open()
        self.sets: dict[int, UUID] = {}
        self.raised: list[tuple[int, str]] = []
        self._begun: dict[str, UUID] = {}
        self._ahead = list(rows())
        self._minute = BASELINE[0][0] - 1

    def to(self, minute: int) -> "Walk":
        """Chart all up to that minute, with a tick of the clock every minute."""
        while self._minute < minute:
            self._minute += 1
            while self._ahead and self._ahead[0].recorded <= self._minute:
                self._chart(self._ahead.pop(0))
                self._show()
            self._show()
        return self

    def _show(self) -> None:
        shown = self.chronicle.show(self._minute)
        self.raised.extend((self._minute, key) for key in shown)

    def _chart(self, row: Row) -> None:
        match row.kind:
            case "set":
                self.sets[row.effective] = self.chronicle.observe(
                    row.recorded, row.values, effective=row.effective
                )
            case "infusion":
                self._infuse(row)
            case "acknowledge":
                self._acknowledge(row)
            case "amend":
                self._amend(row)
            case "effect":
                self._effect(row)
            case "note":
                self.chronicle.add(NoteRecorded(text=row.values), row.recorded)
            case "close":
                closed = SessionClosed(ready_at=at(105), left_at=at(109))
                self.chronicle.add(closed, row.recorded)
            case _:
                raise ValueError(row.kind)

    def _infuse(self, row: Row) -> None:
        word = row.values.split()[0]
        rate = row.values.split()[1] if row.values.endswith("mL/h") else None
        steps: dict[str, InfusionStep] = {
            "start": "started",
            "pause": "paused",
            "resume": "resumed",
            "complete": "completed",
        }
        self.chronicle.infuse(row.recorded, steps[word], rate)

    def _acknowledge(self, row: Row) -> None:
        card = self.chronicle.assess(row.recorded).card(row.values.lower())
        assert card is not None
        code = {"HR": 8, "BP": 1}[row.values]
        for key in card.unacknowledged:
            self.chronicle.acknowledge(row.recorded, key)
        self.chronicle.act(row.recorded, card.top.key, code)

    def _amend(self, row: Row) -> None:
        field, _, _, right = row.values.split()
        target = self.sets[row.effective]
        fact = self.chronicle.session.fact(target)
        assert fact is not None
        assert isinstance(fact.payload, ObservationsRecorded)
        amended = tuple(
            Reading(field=r.field, value=Decimal(right))
            if r.field == field.lower()
            else r
            for r in fact.payload.readings
        )
        replacement = ObservationsRecorded(readings=amended)
        self.chronicle.amend(row.recorded, target, replacement)

    def _effect(self, row: Row) -> None:
        word, what, *grade = row.values.split()
        if what == "ended":
            self.chronicle.end_effect(row.recorded, self._begun[word])
        else:
            self._begun[word] = self.chronicle.effect(
                row.recorded, _EFFECTS[word], int(grade[0])
            )
