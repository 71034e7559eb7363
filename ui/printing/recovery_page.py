"""The recovery code on one sheet of paper, to be locked away."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import FAMILY

NO_PRINTER = "No printer is set up on this workstation: write the code down"
PRINTED = "The code was sent to the printer"
NOT_PRINTED = "Nothing was printed: write the code down, or try again"
_WORDS = (
    "Vigil recovery code",
    "{code}",
    "Whoever has this sheet opens the record of the workstation without a password.",
    "Lock it away, apart from the workstation and from its backups.",
)
_MARGIN = 0.1


def print_code(code: str, parent: QWidget) -> str:
    """Ask for a printer and print it; says what became of it. No file keeps it."""
    if not QPrinterInfo.availablePrinters():
        return NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return NOT_PRINTED
    painter = QPainter()
    if not painter.begin(printer):
        return NOT_PRINTED
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    draw_code(painter, QRectF(page), code)
    painter.end()
    return PRINTED


def draw_code(painter: QPainter, page: QRectF, code: str) -> None:
    """Four lines from the top of the page, the code itself twice as large."""
    font = painter.font()
    font.setFamily(FAMILY)
    line = page.height() / 40
    box = page.adjusted(page.width() * _MARGIN, line, -page.width() * _MARGIN, -line)
    for words in _WORDS:
        font.setPixelSize(int(line * (1.2 if "{code}" in words else 0.7)))
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), words.format(code=code))
        box.adjust(0, line * 2.4, 0, 0)
