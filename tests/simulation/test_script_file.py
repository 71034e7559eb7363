"""Reading a script from a file."""

from decimal import Decimal

import pytest

from monitor.simulation.prelude import ALEX, prelude_of
from monitor.simulation.script import (
    AmendValue,
    AnswerAlerts,
    ClearForStart,
    EndEffect,
    Leave,
    ObserveSet,
    Open,
)
from monitor.simulation.script_file import read_script, readings_of
from resources.locate import locate
from tests.builders import iv40
from tests.protocol.walk import EXAMPLE
from tests.simulation.theatre import example


def test_the_shipped_file_is_the_one_tested() -> None:
    """The demo's example and that of the tests do not part."""
    shipped = locate("sessions/iv40_session.csv").read_bytes()

    assert shipped == EXAMPLE.read_bytes()


def test_every_row_becomes_a_step() -> None:
    """The opening, the clearing, then a step a row, in the order they were charted."""
    steps = example(iv40()).steps
    rows = len(EXAMPLE.read_text(encoding="utf-8").splitlines()) - 1

    assert isinstance(steps[0].deed, Open)
    assert sum(isinstance(s.deed, ClearForStart) for s in steps) == 1
    # Opening, weight, dose, air, clearing.
    assert len(steps) == rows + 5
    recorded = [s.recorded_minute for s in steps]
    assert recorded == sorted(recorded)


def test_rows_are_read_as_written() -> None:
    """Amendment, answer, end and leaving carry what the columns say."""
    deeds = [s.deed for s in example(iv40()).steps]

    assert AmendValue("dbp", Decimal(100), "typing slip") in (deeds)
    assert AnswerAlerts(8, "hr") in deeds
    assert EndEffect("DIZZ") in deeds
    assert deeds[-1] == Leave(105, 109, "escort present, gait steady")


def test_reasons_stand_for_values() -> None:
    """``-D`` is a field not disturbed."""
    readings = readings_of("176/104 90 96 14 4 -D -A -R", iv40().charting)

    assert [r.not_done for r in readings[-3:]] == ["not disturbed", "asleep", "refused"]
    assert readings[0].value == 176


@pytest.mark.parametrize(
    "row",
    ["5,5,dance,fast,", "5,5,set,118/72 70,", "5,5,set,118/72 70 98 14 5 0 1 x,"],
)
def test_what_can_not_be_understood_is_told(row: str) -> None:
    """An unknown kind, a short set and a letter for a number raise an error."""
    header = "recorded_minute,effective_minute,kind,values,remark"
    prelude = prelude_of(ALEX, Decimal("68.4"), iv40())

    with pytest.raises((ValueError, ArithmeticError)):
        read_script(f"{header}\n{row}\n", prelude, iv40().charting)


def test_a_set_is_a_set() -> None:
    """Every set of the file holds all nine fields."""
    sets = [s.deed for s in example(iv40()).steps if isinstance(s.deed, ObserveSet)]

    assert {len(s.readings) for s in sets} == {9}
