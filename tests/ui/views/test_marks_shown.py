"""A note may turn its direction, and every place that tells it shows where."""

import unicodedata

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import NoteRecorded
from monitor.chart.texts import with_marks
from tests.charting.clinic import Clinic
from tests.reports.exported import amend, exported
from tests.ui.views.timeline_scene import LONDON
from ui.views.forms.left_form import LeftThing
from ui.views.summary.text import summary_text
from ui.views.timeline import timeline_view
from ui.views.transfer_sheet import transfer_sheet
from ui.views.trend.build import trend_view
from ui.views.trend.subject import NO_GHOSTS
from ui.views.trend.window import TrendWindow

_TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
TURNED = "gave \u202e5.0 mg\u202c now"
SHOWN = "gave [RLO]5.0 mg[PDF] now"


def places(clinic: Clinic) -> dict[str, str]:
    """All that is told of the session, by where."""
    read = clinic.read
    session, protocol = read.session, read.protocol
    timeline = timeline_view(session, protocol, read.assessment, LONDON)
    trend = trend_view(session, protocol, read.assessment, TrendWindow(), NO_GHOSTS)
    return {
        "timeline": "\n".join(row.spoken for row in timeline.rows),
        "chart": "\n".join(flag.words for flag in trend.events.flags),
        "transfer": transfer_sheet(read).text,
        "summary": summary_text(read, "0.1.0"),
        "export": exported(clinic)["notes"][0]["text"],
    }


def test_every_mark_of_direction_is_shown() -> None:
    """Those that Unicode counts among them, and those that only imply a direction."""
    codes = [c for c in map(chr, range(0x3000)) if unicodedata.category(c) == "Cf"]
    marks = [c for c in codes if unicodedata.bidirectional(c) in _TURNING] + [
        *("\u200e", "\u200f", "\u061c")
    ]
    assert len(set(marks)) == 12
    for mark in marks:
        shown = with_marks(f"a{mark}b")
        assert shown.isascii()
        assert len(shown) == 7


def test_each_place_shows_them() -> None:
    clinic = Clinic().start()
    clinic.chart(5, NoteRecorded(text=TURNED))
    for place, text in places(clinic).items():
        assert SHOWN in text, place
        assert "\u202e" not in text, place
    (note,) = (p for p in clinic.payloads if isinstance(p, NoteRecorded))
    assert note.text == TURNED, "the record has what was typed"


def test_so_does_its_correction() -> None:
    clinic = Clinic().start()
    clinic.chart(5, NoteRecorded(text="before"))
    note = clinic.read.session.facts[-1]
    amend(clinic, note.id, NoteRecorded(text=TURNED), "wrong words")
    text = places(clinic)["timeline"]
    assert f"before → {SHOWN}" in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    "content", ['{"texts":{"note":"a\u2066b"}}', '{"cells":{"x":{"typed":"a\u2066b"}}}']
)
def test_so_does_what_somebody_left_half_typed(content: str) -> None:
    assert LeftThing(form="note", by="", content=content.encode()).gist == "a[LRI]b"


@pytest.mark.parametrize(
    ("length", "is_charted"), [(3_999, True), (4_000, True), (4_001, False)]
)
def test_how_long_a_note_may_be(length: int, is_charted: bool) -> None:
    clinic = Clinic().start()
    clinic.move_to(5)
    command = clinic.fact(NoteRecorded(text="x" * length))
    if is_charted:
        clinic.charted(command)
    else:
        assert "longer than 4000 characters" in clinic.refused(command).why


@pytest.mark.parametrize("odd", ["\x00", "\x1b[2J", "\x7f", "\x9b", "\ud83e"])
def test_what_can_not_be_shown_is_refused_in_a_note_too(odd: str) -> None:
    clinic = Clinic().start()
    clinic.move_to(5)
    command = clinic.fact(NoteRecorded(text=f"calm {odd}"))
    assert "can't be shown" in clinic.refused(command).why
    mended = replace(command, fact=NoteRecorded(text="calm\n\there"))
    clinic.charted(mended)
