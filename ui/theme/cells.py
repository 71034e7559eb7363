"""The intensity ramp of the scale cells."""

from ui.theme.contrast import contrast, mixed
from ui.theme.tokens import CellColours, Palette

_FAINTEST = 0.10
_RANGE = 0.62


def cell_colours(palette: Palette, strength: float) -> CellColours:
    """Colours of a cell.

    `strength` runs from 0 (alert, calm, none) to 1 (the far end of the scale); it
    follows the direction of the scale, not the size of its number.
    """
    if not 0 <= strength <= 1:
        raise ValueError(f"Strength {strength} lies outside 0 to 1.")
    fill = mixed(palette.scales, palette.plot, _FAINTEST + _RANGE * strength)
    readable = max((palette.bp, palette.inverse), key=lambda ink: contrast(ink, fill))
    return CellColours(fill=fill, text=readable, border=palette.scales)
