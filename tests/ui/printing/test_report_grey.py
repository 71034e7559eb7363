"""The first page as a grey printer gives it."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.ui.printing.paper import needs_poppler, printed
from tests.ui.printing.varied import infused
from ui.printing.report.paper import PRINT
from ui.theme.contrast import TEXT_CONTRAST, contrast

PALER = 12
"""Of 255 steps of grey that two areas beside each other differ at the least."""


def grey(colour: QColor) -> int:
    """As a printer weighs the three (ITU-R BT.601)."""
    red, green, blue = colour.red(), colour.green(), colour.blue()
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def test_bands_part_from_each_other_and_from_paper() -> None:
    """Red is the darkest of them, and paper the palest."""
    red, amber, white = (
        grey(c) for c in (PRINT.band_red, PRINT.band_amber, PRINT.plot)
    )
    assert red + PALER <= amber <= white - PALER
    assert grey(PRINT.band_baseline) <= white - PALER


@pytest.mark.parametrize("ground", ["plot", "band_red", "band_amber", "band_baseline"])
@pytest.mark.parametrize(
    "ink", ["text", "text_secondary", "bp", "hr", "spo2", "scales"]
)
def test_ink_reads_on_every_ground(ink: str, ground: str) -> None:
    least = TEXT_CONTRAST if ink.startswith("text") else 3.0
    assert contrast(getattr(PRINT, ink), getattr(PRINT, ground)) >= least


@needs_poppler
@pytest.mark.usefixtures("qapp")
def test_the_page_has_bands_and_ink_and_white(tmp_path: Path) -> None:
    pdf = printed(infused().read, tmp_path)
    picture = tmp_path / "page"
    command = ("pdftoppm", "-gray", "-r", "60", "-png", "-singlefile", str(pdf))
    subprocess.run((*command, str(picture)), check=True)
    page = QImage(str(picture.with_suffix(".png")))
    counts = dict[int, int]()
    for y in range(page.height()):
        for x in range(page.width()):
            level = page.pixelColor(x, y).red()
            counts[level] = counts.get(level, 0) + 1

    assert counts[255] > page.width() * page.height() // 2
    for band in (PRINT.band_red, PRINT.band_amber):
        assert sum(counts.get(grey(band) + off, 0) for off in range(-3, 4)) > 200
    assert sum(count for level, count in counts.items() if level < 60) > 1000
