"""The roles type plays on the screen, and the font of each."""

from enum import Enum, auto
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF

from resources.locate import locate
from ui.theme.tokens import Mode

FAMILY = "IBM Plex Sans"
FLOOR_PX = 14

_WEIGHT_AXIS = QFont.Tag("wght")
_NIGHT_WEIGHTS = {400: 430, 500: 470, 600: 570}
_GROWS_AT_NIGHT = frozenset({15, 16})


class Role(Enum):
    """What a piece of text is; the role decides its size and weight."""

    NOTE = auto()
    NOTE_STRONG = auto()
    KEY = auto()
    TAG = auto()
    DETAIL = auto()
    FACT = auto()
    LABEL = auto()
    BODY = auto()
    BODY_MEDIUM = auto()
    BODY_STRONG = auto()
    LEAD = auto()
    VALUE = auto()
    TITLE = auto()
    TAGLINE = auto()
    FIELD = auto()
    NAME = auto()
    LAST_VALUE = auto()
    ENTRY = auto()
    BOARD = auto()
    DUE = auto()
    BRAND = auto()
    CLOCK = auto()


class Face(NamedTuple):
    """Size in px at 100 % by day, and weight."""

    size: int
    weight: int


FACES = {
    Role.NOTE: Face(14, 400),
    Role.NOTE_STRONG: Face(14, 600),
    Role.KEY: Face(14, 500),
    Role.TAG: Face(14, 600),
    Role.DETAIL: Face(15, 400),
    Role.FACT: Face(15, 500),
    Role.LABEL: Face(15, 600),
    Role.BODY: Face(16, 400),
    Role.BODY_MEDIUM: Face(16, 500),
    Role.BODY_STRONG: Face(16, 600),
    Role.LEAD: Face(18, 400),
    Role.VALUE: Face(18, 600),
    Role.TITLE: Face(18, 600),
    Role.TAGLINE: Face(20, 400),
    Role.FIELD: Face(20, 600),
    Role.NAME: Face(24, 600),
    Role.LAST_VALUE: Face(24, 600),
    Role.ENTRY: Face(26, 600),
    Role.BOARD: Face(32, 600),
    Role.DUE: Face(44, 600),
    Role.BRAND: Face(60, 600),
    Role.CLOCK: Face(72, 600),
}


def face(role: Role, mode: Mode) -> Face:
    """Size and weight of a role in one theme."""
    by_day = FACES[role]
    if mode is Mode.DAY:
        return by_day
    grown = 1 if by_day.size in _GROWS_AT_NIGHT else 0
    return Face(by_day.size + grown, _NIGHT_WEIGHTS[by_day.weight])


@cache
def load_fonts() -> None:
    """Makes the shipped font known to Qt; raises RuntimeError if Qt refuses it."""
    path = locate("fonts/IBMPlexSans.ttf")
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise RuntimeError(f"The font {FAMILY} cannot be loaded from {path}.")


@cache
def font(role: Role, mode: Mode = Mode.DAY) -> QFont:
    """The font of a role; copy it before changing it."""
    load_fonts()
    wanted = face(role, mode)
    made = QFont(FAMILY)
    made.setPixelSize(wanted.size)
    # Unhinted, letters keep their shape and place at every scale and on every system.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # WORKAROUND: for a variable font loaded by the application setWeight() does nothing
    # below 700, and smears the letters from there (measured; no report known to us).
    # Retest with Qt 6.12.
    made.setVariableAxis(_WEIGHT_AXIS, wanted.weight)
    return made


@lru_cache(maxsize=2048)
def widest(role: Role, text: str) -> int:
    """Width in px that holds `text` by day and by night, so that neither moves."""
    return ceil(_wider(role).horizontalAdvance(text))


@cache
def tallest(role: Role) -> int:
    """Line height in px that holds the role by day and by night."""
    return ceil(_wider(role).height())


@lru_cache(maxsize=512)
def wrapped_height(role: Role, text: str, width: int) -> int:
    """Height of the text wrapped at its words to that width, in the taller mode."""
    # Qt's namespace takes 16 ms to build, which the first frame can't spare.
    from PySide6.QtCore import Qt  # noqa: PLC0415

    room = QRect(0, 0, width, 10_000)
    flags = Qt.TextFlag.TextWordWrap
    boxes = (
        QFontMetrics(font(role, mode)).boundingRect(room, flags, text) for mode in Mode
    )
    return max(box.height() for box in boxes)


@cache
def _wider(role: Role) -> QFontMetricsF:
    """Metrics in the theme that sets a role wider: night, unless only lighter there."""
    by_day, at_night = face(role, Mode.DAY), face(role, Mode.NIGHT)
    is_wider = at_night.size > by_day.size or at_night.weight > by_day.weight
    return QFontMetricsF(font(role, Mode.NIGHT if is_wider else Mode.DAY))
