"""How light a colour is and how far two colours stand apart (WCAG 2)."""

from PySide6.QtGui import QColor

TEXT_CONTRAST = 4.5
GRAPHIC_CONTRAST = 3.0


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        _linear(channel) for channel in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """`over` painted on `under` with the opacity `share`, as one opaque colour."""
    return QColor.fromRgbF(
        *(
            below + (above - below) * share
            for above, below in zip(_channels(over), _channels(under), strict=True)
        )
    )


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
