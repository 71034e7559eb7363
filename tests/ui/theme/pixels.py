"""What a picture holds: how much ink, and how much light."""

import numpy as np
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ui.theme.contrast import luminance


def written(text: str, font: QFont) -> QImage:
    """`text` in black on white."""
    image = QImage(600, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(10, 90, text)
    painter.end()
    return image


def ink_of(image: QImage) -> float:
    """How much darker than white a picture is, in whole black pixels."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8)
    kept = rows.reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()]
    return float((255 - kept.astype(float)).sum() / 255)


def light_of(image: QImage) -> np.ndarray:
    """The relative luminance of each pixel."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8)
    kept = rows.reshape(plain.height(), plain.bytesPerLine())[:, : 3 * plain.width()]
    channels = kept.reshape(plain.height(), plain.width(), 3)
    weights = [
        np.array(
            [
                luminance(QColor(*(level if at == part else 0 for at in range(3))))
                for level in range(256)
            ]
        )
        for part in range(3)
    ]
    light = np.zeros(channels.shape[:2])
    for part in range(3):
        light += weights[part][channels[:, :, part]]
    return light
