"""Whether corrections made another set of it, or said that it was read again."""

from decimal import Decimal
from typing import Literal

import pytest

from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import (
    EntryAmended,
    NoteRecorded,
    ObservationsRecorded,
    Reading,
)
from tests.builders import Chronicle

How = Literal["confirmed", "unconfirmed"]


def hr(
    value: int, how: How | None = None, rr: How | None = None
) -> ObservationsRecorded:
    """Two values, each of which may have been questioned."""
    return ObservationsRecorded(
        readings=(
            Reading(field="hr", value=Decimal(value), challenge=how),
            Reading(field="rr", value=Decimal(14), challenge=rr),
        )
    )


UNSURE = hr(174, "unconfirmed")


def corrected(*versions: ObservationsRecorded, moved: bool = False) -> str:
    chronicle = Chronicle().start()
    first, *later = versions
    id_ = chronicle.observe(10, first)
    for minute, version in enumerate(later, 11):
        chronicle.amend(minute, id_, version)
    if moved:
        fact = chronicle.session.fact(id_)
        assert fact is not None
        again = EntryAmended(replacement=versions[-1])
        chronicle.add(again, 20, effective=9, over=fact.chain)
    fact = chronicle.session.fact(id_)
    assert fact is not None
    return how_corrected(fact)


@pytest.mark.parametrize(
    ("versions", "how"),
    [
        ((UNSURE,), ""),
        ((UNSURE, hr(174, "confirmed")), "confirmed"),
        ((UNSURE, hr(74, "confirmed")), "amended"),
        ((UNSURE, hr(174)), "amended"),
        ((UNSURE, UNSURE), "amended"),
        ((hr(174), hr(174, "confirmed")), "amended"),
        ((UNSURE, hr(74, "unconfirmed"), hr(74, "confirmed")), "amended"),
        ((UNSURE, hr(174, "confirmed"), hr(74)), "amended"),
        (
            (hr(174, "unconfirmed", "unconfirmed"), hr(174, "confirmed", "confirmed")),
            "confirmed",
        ),
        ((hr(174, "unconfirmed", "unconfirmed"), hr(174, "confirmed")), "amended"),
    ],
)
def test_only_what_was_read_again_and_kept_is_confirmed(
    versions: tuple[ObservationsRecorded, ...], how: str
) -> None:
    """Each value that was asked about, and nothing else; in every one of its steps."""
    assert corrected(*versions) == how


def test_a_time_that_was_moved_is_an_amendment() -> None:
    assert corrected(UNSURE, hr(174, "confirmed"), moved=True) == "amended"


def test_another_kind_is_amended_and_what_was_struck_out_is_neither() -> None:
    chronicle = Chronicle().start()
    note = chronicle.add(NoteRecorded(text="dizy"), 10)
    chronicle.amend(11, note, NoteRecorded(text="dizzy"))
    unsure = chronicle.observe(12, UNSURE)
    chronicle.retract(13, unsure)
    facts = chronicle.session.settlement
    (amended,) = [f for f in facts.in_force if f.id == note]
    (struck,) = [f for f in facts.retracted if f.id == unsure]
    assert how_corrected(amended) == "amended"
    assert how_corrected(struck) == ""
