"""Every colour that is written or drawn on another is told from it."""

import pytest
from PySide6.QtGui import QColor

from ui.theme.cells import cell_colours
from ui.theme.contrast import GRAPHIC_CONTRAST, TEXT_CONTRAST, contrast, luminance
from ui.theme.palettes import DAY, NIGHT
from ui.theme.tokens import Ink, Mode, Palette, Urgency

PALETTES = pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])

GROUNDS = ("app", "surface", "raised", "plot", "field", "selected")
BANDS = ("band_red", "band_amber", "band_baseline")
SERIES = ("bp", "hr", "spo2", "rr", "temp", "scales")
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("text", "text_secondary", "text_muted", "link")
        for ground in GROUNDS
    ),
    *((ink, band) for ink in ("text", "text_secondary") for band in BANDS),
    # Last values are written in the ink of their series.
    *((series, ground) for series in SERIES for ground in ("surface", "plot")),
    ("text_muted", "off"),
    ("primary_text", "primary"),
    ("infusion_text", "infusion"),
    # The late pill is filled with ink.
    ("inverse", "text"),
]
GRAPHIC_PAIRS = [
    *(("control", ground) for ground in ("app", "surface", "raised", "plot", "field")),
    *(("focus", ground) for ground in GROUNDS),
    *((series, ground) for series in SERIES for ground in ("plot", *BANDS)),
    ("infusion", "plot"),
    ("primary_border", "surface"),
]


def _colour(palette: Palette, name: str) -> QColor:
    colour = palette._asdict()[name]
    assert isinstance(colour, QColor)
    return colour


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_reads(palette: Palette, ink: str, ground: str) -> None:
    """Text stands 4.5 to 1 or more from each ground it is written on."""
    ratio = contrast(_colour(palette, ink), _colour(palette, ground))
    assert ratio >= TEXT_CONTRAST


@PALETTES
@pytest.mark.parametrize(("mark", "ground"), GRAPHIC_PAIRS)
def test_marks_show(palette: Palette, mark: str, ground: str) -> None:
    """Marks, borders and the focus ring stand 3 to 1 or more from their ground."""
    ratio = contrast(_colour(palette, mark), _colour(palette, ground))
    assert ratio >= GRAPHIC_CONTRAST


@PALETTES
@pytest.mark.parametrize("urgency", Urgency)
def test_alerts_read_and_show(palette: Palette, urgency: Urgency) -> None:
    """An alert's word reads in its fill, and its border shows on every panel."""
    colours = palette.alert(urgency)
    assert contrast(colours.text, colours.fill) >= TEXT_CONTRAST
    assert contrast(colours.border, palette.surface) >= GRAPHIC_CONTRAST
    assert contrast(colours.border, palette.plot) >= GRAPHIC_CONTRAST


@PALETTES
def test_cells_strengthen(palette: Palette) -> None:
    """A cell stands out more with each step away from the alert end."""
    steps = [cell_colours(palette, step / 10) for step in range(11)]
    ratios = [contrast(cell.fill, palette.plot) for cell in steps]
    assert ratios == sorted(set(ratios))


@PALETTES
@pytest.mark.parametrize("step", range(11))
def test_cell_digit_reads(palette: Palette, step: int) -> None:
    """The digit reads in a cell of any strength, and the border shows on the plot."""
    cell = cell_colours(palette, step / 10)
    assert contrast(cell.text, cell.fill) >= TEXT_CONTRAST
    assert contrast(cell.border, palette.plot) >= GRAPHIC_CONTRAST


@pytest.mark.parametrize("strength", [-0.01, 1.01])
def test_strength_has_ends(strength: float) -> None:
    """A strength outside 0 to 1 is a fault in the caller, not a paler cell."""
    with pytest.raises(ValueError, match="outside 0 to 1"):
        cell_colours(DAY, strength)


@PALETTES
@pytest.mark.parametrize("ink", Ink)
def test_ink_is_in_palette(palette: Palette, ink: Ink) -> None:
    """Each ink a label can be written in is a colour of the palette."""
    assert palette.ink(ink) == _colour(palette, ink.value)


def test_night_is_dark() -> None:
    """Nothing but inks and alerts is light at night."""
    for ground in (*GROUNDS, *BANDS, "infusion", "ghost", "grid", "divider", "off"):
        assert luminance(_colour(NIGHT, ground)) < 0.13


def test_modes_are_named() -> None:
    """A palette says which it is."""
    assert (DAY.mode, NIGHT.mode) == (Mode.DAY, Mode.NIGHT)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
    ],
)
def test_contrast_is_wcag(one: str, other: str, ratio: float) -> None:
    """Contrast agrees with the published examples, whichever colour comes first."""
    assert contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.01)
    assert contrast(QColor(other), QColor(one)) == pytest.approx(ratio, abs=0.01)
