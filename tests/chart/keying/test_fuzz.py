"""Whatever keys are pressed, in whatever order."""

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from monitor.chart.keying.draft import draft_of
from monitor.chart.keying.keys import Focus, Foreign, Key, Press, key_of
from monitor.chart.keying.line import retype
from monitor.chart.keying.occasion import OXYGEN, Occasion
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying, begin
from monitor.chart.set_checks import refuse_set
from tests.chart.keying.sheet import (
    CODES,
    FULL,
    ID,
    NEEDED,
    NOW,
    OXYGEN_SPEC,
    SHEET,
    charted,
    occasion,
)

STREAMS = 100_000
KEYS: tuple[Key, ...] = (
    *(key_of(c) for c in "0123456789" * 6),
    *(key_of(c) for c in " /;+.,-=*@:raedomhx"),
    *(p for p in Press if p is not Press.ENTER),
    *([Press.ENTER] * 6),
    *(Focus(code) for code in CODES),
    *(Foreign(c) for c in ("\N{FULLWIDTH DIGIT NINE}", "\x00", "\u202e", "", "9" * 99)),
)
LAST = charted("118/72 70 98 14 5 0 1 0", NOW - timedelta(minutes=10))
OCCASIONS: tuple[Occasion, ...] = (
    occasion(),
    occasion(LAST, needed=FULL),
    occasion(
        LAST,
        needed=NEEDED | {OXYGEN},
        oxygen=OXYGEN_SPEC,
        oxygen_beside="spo2",
    ),
    occasion(LAST, auto_advance=False),
)
LIMITS = {spec.code: spec for spec in SHEET.fields}


def check_record(keying: Keying) -> None:
    """What is saved is what the boxes show, whole, and taken by the record."""
    assert keying.keyed is not None
    shown = {
        code: cell
        for code, cell in zip(CODES, keying.cells, strict=True)
        if not cell.is_empty
    }
    said = keying.keyed.observations.readings
    assert [r.field for r in said] == list(shown)
    for reading in said:
        cell = shown[reading.field]
        assert (reading.value is None) == (reading.not_done is not None)
        assert reading.not_done == cell.not_done
        if reading.value is not None:
            assert str(reading.value) == cell.typed
            assert cell.typed.isascii()
            assert LIMITS[reading.field].admits(reading.value)
    values = {r.field: r.value or Decimal(0) for r in said}
    if values.get("dbp"):
        assert values["sbp"] > values["dbp"]
    assert keying.occasion.needed - {OXYGEN} <= shown.keys()
    assert keying.keyed.observed_at <= NOW + timedelta(hours=1)
    said_no = refuse_set(
        keying.keyed.observations,
        keying.occasion.sets,
        keying.keyed.observed_at,
        keying.occasion.charting,
    )
    assert said_no is None, said_no


def test_no_stream_of_keys_breaks_the_grid() -> None:
    """A hundred thousand random streams: no exception, and no false record."""
    draw = Random(29)  # noqa: S311  a fixed seed, not a secret
    saved = 0
    for n in range(STREAMS):
        keying, now = begin(OCCASIONS[n % len(OCCASIONS)], ID), NOW
        for key in draw.choices(KEYS, k=draw.randrange(1, 20)):
            keying = press(keying, key, now)
            now += timedelta(seconds=n % 9)
        if keying.keyed is not None:
            check_record(keying)
            saved += 1
    assert saved > 700


def test_every_key_is_taken_or_refused_in_words() -> None:
    """A key either changes something, moves nothing on purpose, or is refused."""
    draw = Random(31)  # noqa: S311  a fixed seed, not a secret
    idle = {Press.SEPARATOR, Press.TAB, Press.BACK_TAB, Press.ESCAPE}
    for n in range(5000):
        keying = begin(OCCASIONS[n % len(OCCASIONS)], ID)
        for key in draw.choices(KEYS, k=12):
            after = press(keying, key, NOW)
            if after == keying and keying.keyed is None:
                assert key in idle or isinstance(key, Focus)
            keying = after


@pytest.mark.parametrize("seed", range(4))
def test_no_line_breaks_the_reader(seed: int) -> None:
    """Random text in the line: no exception, and a draft that can be kept."""
    draw = Random(seed)  # noqa: S311  a fixed seed, not a secret
    alphabet = "0123456789" * 4 + "  //;+.,-=*@:raedomhx\N{FULLWIDTH DIGIT NINE}\x00\n"
    for _ in range(1500):
        text = "".join(draw.choices(alphabet, k=draw.randrange(40)))
        keying = retype(begin(OCCASIONS[seed], ID), text, NOW)
        assert keying.line is not None
        assert keying.line.text == text
        draft = draft_of(keying)
        assert draft is not None
        after = press(keying, Press.ENTER, NOW)
        if after.keyed is not None:
            check_record(after)
