"""How far a pressure is from the baseline, in the column of last values."""

import pytest
from PySide6.QtGui import QPainter

from tests.builders import Chronicle
from tests.ui.charts.scene import Picture
from tests.ui.views.trend_scene import seen
from ui.charts.last_values import draw_last_values
from ui.charts.sheet import Sheet


def told(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], last: str
) -> list[str]:
    """The small words of the pressure in a chart of that size."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "180/96 86 97 13 4 7 3 1")
    chronicle.observe(12, f"{last} 86 97 13 4 7 3 1")
    picture = Picture(seen(chronicle, 13), size=size)
    noted: list[str] = []
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)

    def note(_: Sheet, text: str, *_where: object) -> float:
        noted.append(text)
        return 0.0

    monkeypatch.setattr(Sheet, "note", note)
    draw_last_values(sheet)
    painter.end()
    return noted


_WAS = "was 180/96"


@pytest.mark.parametrize(
    ("size", "last", "words"),
    [
        ((1416, 624), "158/90", (_WAS, "40 (34 %) over baseline")),
        ((1416, 624), "98/60", (_WAS, "20 (17 %) below baseline")),
        ((1416, 624), "238/99", (_WAS, "120 over baseline")),
        ((1248, 460), "158/90", (_WAS, "40 (34 %) over baseline")),
        ((1248, 300), "158/90", (f"{_WAS} · 40 over baseline",)),
        ((1248, 246), "158/90", (f"{_WAS} · 40 over baseline",)),
    ],
)
def test_a_value_that_fell_is_told_against_the_baseline(
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    last: str,
    words: tuple[str, ...],
) -> None:
    """158 after 180 is over the baseline alone, which is said wherever it stands."""
    noted = told(monkeypatch, size, last)
    assert [one for one in noted if _WAS in one or "baseline" in one] == list(words)
