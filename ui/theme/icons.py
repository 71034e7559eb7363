"""The vendored icons, tinted with an ink of the palette."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from resources.locate import locate


class Icon(StrEnum):
    """An icon, by the name of its file."""

    BLOOD_PRESSURE = "blood_pressure"
    HEART_RATE = "ecg_heart"
    SPO2 = "spo2"
    RESP_RATE = "respiratory_rate"
    OXYGEN = "oxygen_saturation"
    RESPONSIVENESS = "hearing"
    DISSOCIATION = "cognition"
    DISTRESS = "sentiment_stressed"
    NAUSEA = "sick"
    INFUSION = "syringe"
    FLUID = "water_drop"
    TREATMENT = "medication"
    EXAMINATION = "stethoscope"
    AMENDED = "history"
    SILENT = "notifications_off"
    NIGHT = "dark_mode"
    DAY = "light_mode"
    SEARCH = "search"
    NOTE = "edit_note"
    LOCK = "lock"
    EXPORT = "download"
    SNOOZE = "snooze"


def icon(which: Icon, size: int, ink: QColor, ratio: float = 1.0) -> QPixmap:
    """`which` in `ink`, `size` logical px square, for a screen of that pixel ratio."""
    return _drawn(which, size, ink.rgba(), ratio)


@cache
def _drawn(which: Icon, size: int, rgba: int, ratio: float) -> QPixmap:
    # QtSvg takes milliseconds to load, which the first frame cannot spare.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing = QSvgRenderer(str(locate(f"icons/{which.value}.svg")))
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor.fromRgba(rgba))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
