"""The colours and measures a theme is made of, each named for what it means."""

# Named tuples, not dataclasses: these load before the first frame, and building a
# dataclass of forty fields costs more time than the window does to lay out.

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor

UNIT = 4
GAP = 12
PAGE_MARGIN = 16
PANEL_PADDING = 16
RADIUS_PANEL = 6
RADIUS_FIELD = 4
BORDER = 1
RING = 3
"""Width of the focus ring, and the margin each focusable widget keeps for it."""

HEIGHT_TOP_BAR = 40
HEIGHT_BANNER = 56
HEIGHT_FOOTER = 32
HEIGHT_PANEL_HEADER = 44
HEIGHT_FIELD = 48
HEIGHT_BUTTON = 44
HEIGHT_BUTTON_SMALL = 36
HEIGHT_TAG = 24
HEIGHT_KEY_CAP = 24


class Mode(StrEnum):
    """Which of the two palettes is meant."""

    DAY = "day"
    NIGHT = "night"


class Urgency(StrEnum):
    """How urgent an alert is, by the names the record uses."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Ink(StrEnum):
    """What a piece of text is written in, named as in the palette."""

    TEXT = "text"
    SECONDARY = "text_secondary"
    MUTED = "text_muted"
    LINK = "link"
    BP = "bp"
    HR = "hr"
    SPO2 = "spo2"
    RR = "rr"
    TEMP = "temp"
    SCALES = "scales"


class AlertColours(NamedTuple):
    """The only saturated fills on the screen."""

    fill: QColor
    text: QColor
    border: QColor


class CellColours(NamedTuple):
    """How one scale cell is painted."""

    fill: QColor
    text: QColor
    border: QColor


class Palette(NamedTuple):
    """Every colour of one theme; colour means which series or how urgent."""

    mode: Mode
    # Grounds, from the window inwards.
    app: QColor
    surface: QColor
    raised: QColor
    plot: QColor
    field: QColor
    selected: QColor
    # Inks.
    text: QColor
    text_secondary: QColor
    text_muted: QColor
    link: QColor
    inverse: QColor
    # Lines.
    control: QColor
    focus: QColor
    grid: QColor
    divider: QColor
    # Chart areas.
    band_red: QColor
    band_amber: QColor
    band_baseline: QColor
    infusion: QColor
    infusion_text: QColor
    ghost: QColor
    # Series.
    bp: QColor
    hr: QColor
    spo2: QColor
    rr: QColor
    temp: QColor
    scales: QColor
    # The main button.
    primary: QColor
    primary_text: QColor
    primary_border: QColor
    off: QColor
    # Alerts.
    high: AlertColours
    medium: AlertColours
    low: AlertColours

    def ink(self, ink: Ink) -> QColor:
        colour: QColor = getattr(self, ink.value)
        return colour

    def alert(self, urgency: Urgency) -> AlertColours:
        match urgency:
            case Urgency.HIGH:
                return self.high
            case Urgency.MEDIUM:
                return self.medium
            case Urgency.LOW:
                return self.low
