"""Every word of a row is painted, and none over another."""

from decimal import Decimal
from itertools import combinations

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import InfusionRecorded, ObservationsRecorded
from tests.builders import Chronicle
from tests.typed_sets import observed
from tests.ui.views.timeline_scene import shown as view
from ui.panels.timeline_delegate import TimelineDelegate
from ui.panels.timeline_layout import ROLES, Piece
from ui.panels.timeline_panel import TimelinePanel
from ui.theme.fonts import widest
from ui.views.timeline import TimelineView
from ui.views.timeline_row import TimelineRow


def unsure(line: str, *fields: str) -> ObservationsRecorded:
    """A set of which these fields were kept although they were questioned."""
    told = observed(line).readings
    return ObservationsRecorded(
        readings=tuple(
            replace(reading, challenge="unconfirmed")
            if reading.field in fields
            else reading
            for reading in told
        )
    )


def pieces(panel: TimelinePanel, row: TimelineRow) -> list[Piece]:
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, TimelineDelegate)
    layout = delegate.layout_of(row)
    assert all(
        0 <= p.box.top() < p.box.bottom() <= layout.height for p in layout.pieces
    )
    return list(layout.pieces)


def words(found: list[Piece], *kinds: str) -> str:
    told = " ".join(piece.text for piece in found if piece.kind in kinds)
    return " ".join(told.split())


CROWDED = (
    ("210/118 132 84 7 1 3 2 3", ("sbp", "dbp", "hr", "spo2", "rr"), 0),
    ("210/118 82 84 7 1 3 2 3", ("sbp", "dbp", "spo2"), 0),
    ("299/199 250 100 60 5 10 10 3", ("sbp", "dbp", "hr", "spo2", "rr"), 71),
    ("210/118 132 84 7 1 10 10 3", (), 71),
)


@pytest.fixture(params=CROWDED, ids=range(len(CROWDED)))
def crowded(request: pytest.FixtureRequest) -> TimelineView:
    """A set with the longest values, questioned, late and amended."""
    line, fields, late = request.param
    chronicle = Chronicle().start()
    slip = chronicle.observe(80, unsure(line, *fields), effective=80 - late)
    chronicle.amend(81, slip, unsure("185/100 96 88 14 5 0 0 0", *fields))
    chronicle.observe(82, unsure(line, *fields), effective=82 - late)
    return view(chronicle, 82)


def test_no_value_of_a_row_is_cut_or_covered(
    panel: TimelinePanel, crowded: TimelineView
) -> None:
    """Every word of every row stands inside it, and on no other word."""
    right = panel.list.width() - panel.list.verticalScrollBar().sizeHint().width()
    for row in crowded.rows:
        found = pieces(panel, row)
        for piece in found:
            width = widest(ROLES[piece.kind], piece.text.rstrip())
            assert piece.kind == "tag" or width <= piece.box.width()
            assert piece.box.left() + width <= right, piece
        boxes = [piece.box.adjusted(0.5, 2, -0.5, -2) for piece in found]
        for box, other in combinations(boxes, 2):
            assert not box.intersects(other), (row.text, box, other)


def test_all_words_of_a_row_are_painted(
    panel: TimelinePanel, crowded: TimelineView
) -> None:
    """No line leaves a word out: what is struck, what stands, and what it is."""
    for row in crowded.rows:
        found = pieces(panel, row)
        assert words(found, "fact", "struck").split() == [
            word for span in row.fact for word in span.text.split()
        ]
        assert words(found, "detail") == " ".join(row.detail.split())
        assert words(found, "note") == row.note
        assert {p.text for p in found if p.kind == "badge"} == set(row.badges)


def test_worst_values_stand_beside_their_mark(panel: TimelinePanel) -> None:
    """SpO₂ 84 and RR 7 of a questioned set are read in full; the mark goes below."""
    chronicle = Chronicle().start()
    chronicle.observe(10, unsure("210/118 82 84 7", "sbp", "dbp", "spo2"))
    panel.display(view(chronicle, 10))
    panel.tabs.choose("Sets")
    found = pieces(panel, panel.shown()[0])
    assert words(found, "fact") == "Set 210/118 · 82 · 84 · 7"
    assert words(found, "badge") == "BP and SpO₂ unconfirmed"


def test_amendment_shows_the_new_value(panel: TimelinePanel) -> None:
    """However long the correction is, what now holds is among what is painted."""
    chronicle = Chronicle().start()
    rate = InfusionRecorded(step="rate changed", rate_ml_per_hour=Decimal(513))
    slip = chronicle.add(rate, 10)
    mended = replace(rate, rate_ml_per_hour=Decimal("51.3"))
    chronicle.amend(11, slip, mended)
    panel.display(view(chronicle, 11))
    (row,) = [r for r in panel.shown() if r.text.startswith("Amended")]
    assert words(pieces(panel, row), "fact").endswith("→ 51.3 mL/h")
