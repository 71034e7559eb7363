"""The intensity ramp of the scale cells."""

from PySide6.QtGui import QColor

from ui.theme.contrast import TEXT_CONTRAST, contrast, mixed
from ui.theme.tokens import CellColours, Palette

_FAINTEST = 0.10
_RANGE = 0.62
# Midway in lightness neither ink of a palette reads; black or white always does.
_BLACK, _WHITE = QColor("#000000"), QColor("#FFFFFF")


def cell_colours(palette: Palette, strength: float) -> CellColours:
    """Colours of a cell.

    `strength` runs from 0 (alert, calm, none) to 1 (the far end of the scale); it
    follows the direction of the scale, not the size of its number.
    """
    if not 0 <= strength <= 1:
        raise ValueError(f"Strength {strength} lies outside 0 to 1.")
    fill = mixed(palette.scales, palette.plot, _FAINTEST + _RANGE * strength)
    inks = (palette.bp, palette.inverse, _BLACK, _WHITE)
    text = next(ink for ink in inks if contrast(ink, fill) >= TEXT_CONTRAST)
    return CellColours(fill=fill, text=text, border=palette.scales)
