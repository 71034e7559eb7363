"""Which sets of observations are charted, and which are refused or questioned."""

from decimal import Decimal

import pytest
from msgspec import structs

from monitor.chart.kinds import (
    ObservationsRecorded,
    Reading,
)
from tests.desk import Desk, vitals
from tests.refused import why


class TestSets:
    """Sets of observations."""

    @pytest.mark.parametrize(
        ("line", "part"),
        [
            ("39/30", "outside 40 to 299"),
            ("300/90", "outside 40 to 299"),
            ("118/19", "outside 20 to 199"),
            ("250/200", "outside 20 to 199"),
            ("118/72 19", "outside 20 to 250"),
            ("118/72 251", "outside 20 to 250"),
            ("118/72 70 39", "outside 40 to 100"),
            ("118/72 70 101", "outside 40 to 100"),
            ("118/72 70 98 61", "outside 0 to 60"),
            ("118/72 70 98 14 6", "outside 0 to 5"),
            ("118/72 70 98 14 5 11", "outside 0 to 10"),
            ("80/80", "upper value must exceed"),
            ("80/81", "upper value must exceed"),
            ("118", "only one of its two values"),
            ("", "it is empty"),
        ],
    )
    def test_impossible_set_is_refused(self, desk: Desk, line: str, part: str) -> None:
        """What can't be is refused, one past each limit."""
        before = len(desk.entries)
        assert part in why(desk.chart(5, vitals(line)))
        assert len(desk.entries) == before

    @pytest.mark.parametrize(
        "line", ["40/20", "299/199", "118/72 20", "118/72 250", "118/72 70 40"]
    )
    def test_value_at_the_limit_is_possible(self, line: str) -> None:
        """At each limit a first value is charted; nothing is known to compare it to."""
        desk = Desk().open()
        refusal = desk.chart(-5, vitals(line))
        assert refusal is None or refusal.what.endswith("in question")

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            ("153/72", False),
            ("154/72", True),
            ("118/47", False),
            ("150/98", True),
            ("118/72 98", False),
            ("118/72 99", True),
            ("118/72 42", False),
            ("118/72 41", True),
            ("118/72 70 93", False),
            ("118/72 70 92", True),
            ("118/72 70 98 21", False),
            ("118/72 70 98 22", True),
            ("100/82", False),
            ("100/83", True),
        ],
    )
    def test_change_beyond_the_delta_is_asked_about(
        self, desk: Desk, line: str, asked: bool
    ) -> None:
        """At the delta a value is charted; one beyond it is asked about."""
        refusal = desk.chart(5, vitals(line))
        assert (refusal is not None) == asked
        assert refusal is None or refusal.what.endswith("in question")

    @pytest.mark.parametrize("answer", ["confirmed", "unconfirmed"])
    def test_answered_question_is_charted_with_its_answer(
        self, desk: Desk, answer: str
    ) -> None:
        """A kept value is charted with how it came to be kept."""
        readings = vitals("118/72 174").readings
        kept = (*readings[:2], structs.replace(readings[2], challenge=answer))
        assert desk.chart(10, ObservationsRecorded(readings=kept)) is None
        (_, charted) = desk.session.sets
        found = charted.reading("hr")
        assert found is not None
        assert found.challenge == answer

    @pytest.mark.parametrize(
        "reading",
        [
            Reading(field="hr"),
            Reading(field="hr", value=Decimal(70), not_done="refused"),
            Reading(field="hr", not_done="refused", mode="asked"),
            Reading(field="hr", value=Decimal("70.5")),
            Reading(field="temp", value=Decimal(37)),
        ],
    )
    def test_malformed_reading_is_refused(self, desk: Desk, reading: Reading) -> None:
        """A reading is a value or a reason, of a field of the protocol."""
        assert desk.chart(5, ObservationsRecorded(readings=(reading,))) is not None

    def test_same_field_twice_is_refused(self, desk: Desk) -> None:
        """A set holds each field once."""
        twice = (Reading(field="hr", value=Decimal(70)),) * 2
        assert "once" in why(desk.chart(5, ObservationsRecorded(readings=twice)))

    def test_reason_stands_for_a_value(self, desk: Desk) -> None:
        """Not measured is charted with its reason and is no value."""
        fact = ObservationsRecorded(
            readings=(Reading(field="hr", not_done="not disturbed"),)
        )
        assert desk.chart(5, fact) is None
        assert desk.session.sets[-1].value("hr") is None

    def test_unchanged_holds_three_times_running(self, desk: Desk) -> None:
        """A scale may be left unchanged three times; the fourth asks for the digit."""
        same = ObservationsRecorded(
            readings=(Reading(field="distress", value=Decimal(0), unchanged=True),)
        )
        for minute in (5, 10, 15):
            assert desk.chart(minute, same) is None
        assert "3 times running" in why(desk.chart(20, same))
        assert desk.chart(25, vitals("118/72 70 98 14 5 0")) is None
        assert desk.chart(30, same) is None

    def test_unchanged_must_equal_the_last_value(self, desk: Desk) -> None:
        """Unchanged with another value is no claim that can be charted."""
        other = ObservationsRecorded(
            readings=(Reading(field="distress", value=Decimal(1), unchanged=True),)
        )
        assert "no earlier value" in why(desk.chart(5, other))
