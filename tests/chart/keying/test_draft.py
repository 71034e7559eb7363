"""A half-typed set is taken up again as it was left."""

from datetime import timedelta

import msgspec
import pytest

from monitor.chart.keying.asking import AskTime
from monitor.chart.keying.draft import SetDraft, draft_of, resume
from monitor.chart.keying.line import retype
from monitor.chart.keying.state import Line, begin
from tests.chart.keying.sheet import (
    BLANK,
    ID,
    NOW,
    OXYGEN_SPEC,
    charted,
    occasion,
    type_in,
    typed,
    values,
)


@pytest.mark.parametrize(
    "text", ["1", "128/8", "128/82 -E 9", "@-3 128/82", "128/82 76 97 14 5. 1"]
)
def test_a_draft_survives_storage(text: str) -> None:
    """Written and read back it is the same set, under the same id."""
    keying = type_in(BLANK, text)
    draft = draft_of(keying)
    stored = msgspec.json.decode(msgspec.json.encode(draft), type=SetDraft)
    back = resume(BLANK.occasion, stored)
    assert back.id == keying.id
    assert (values(back), back.spec, back.started_at, back.timed_at) == (
        values(keying),
        keying.spec,
        keying.started_at,
        keying.timed_at,
    )
    assert [c.typed for c in back.cells] == [c.typed for c in keying.cells]


def test_an_empty_set_is_no_draft() -> None:
    """Nothing typed, or everything deleted again, leaves nothing to keep."""
    assert draft_of(BLANK) is None
    assert draft_of(type_in(BLANK, "12\b\b")) is None


def test_a_draft_taken_up_late_asks_for_its_time() -> None:
    """After a restart the first key is old, and Enter asks."""
    draft = draft_of(type_in(BLANK, "128/82"))
    assert draft is not None
    later = NOW + timedelta(minutes=3)
    keying = type_in(resume(BLANK.occasion, draft), "\n", later)
    assert isinstance(keying.asking, AskTime)


def test_what_was_asked_about_a_value_is_kept() -> None:
    """Enter again keeps it, a digit types it anew, and another reading asks anew."""
    earlier = charted("128/78 69 98 14 5 0 1 0", NOW - timedelta(minutes=10))
    asked = typed("130/80 99\n", earlier)
    stored = msgspec.json.encode(draft_of(asked))
    draft = msgspec.json.decode(stored, type=SetDraft)
    back = resume(asked.occasion, draft)
    assert [q.text for q in back.questions] == ["69 at 13:26, up 30"]
    assert (back.spec.code, back.is_selected) == ("hr", True)
    kept = type_in(back, "\n").keyed
    assert kept is not None
    assert [r.challenge for r in kept.observations.readings if r.field == "hr"] == [
        "confirmed"
    ]
    assert type_in(back, "7").questions == ()
    later = charted("128/78 68 98 14 5 0 1 0", NOW - timedelta(minutes=5))
    anew = type_in(resume(occasion(earlier, later), draft), "\n")
    assert anew.keyed is None
    assert [q.text for q in anew.questions] == ["68 at 13:31, up 31"]


def test_an_unknown_field_in_a_draft_is_an_error() -> None:
    """A draft of another protocol is not taken up in part."""
    draft = SetDraft(id=ID, cells={}, at="cvp")
    with pytest.raises(ValueError, match="cvp"):
        resume(begin(occasion(), ID).occasion, draft)


def test_a_line_is_taken_up_with_its_time_and_what_could_not_be_read() -> None:
    """Typed on after a restart "-3" means what it did, and Enter says what is wrong."""
    keying = retype(BLANK, "@-3 128/82 76x", NOW)
    draft = draft_of(keying)
    stored = msgspec.json.decode(msgspec.json.encode(draft), type=SetDraft)
    back = resume(BLANK.occasion, stored)
    assert back.line == keying.line
    later = NOW + timedelta(minutes=9)
    assert retype(back, "@-3 128/82 76", later).timed_at == keying.timed_at


def test_a_line_kept_as_a_mere_text_is_taken_up() -> None:
    """So it was kept once, and a record may hold such a draft."""
    text = f'{{"id": "{ID}", "cells": {{}}, "at": "sbp", "line": "128"}}'
    draft = msgspec.json.decode(text, type=SetDraft)
    assert resume(BLANK.occasion, draft).line == Line("128")


@pytest.mark.parametrize("text", ["@14:0", "128/82 o2", "@-5", "128 @1330"])
def test_a_box_that_stands_open_is_taken_up_with_what_is_in_it(text: str) -> None:
    """A time or oxygen that was typed and not taken yet is no less typed."""
    keying = type_in(begin(occasion(oxygen=OXYGEN_SPEC), ID), text)
    draft = draft_of(keying)
    assert draft is not None
    stored = msgspec.json.decode(msgspec.json.encode(draft), type=SetDraft)
    assert resume(keying.occasion, stored).asking == keying.asking
