"""A report as PDF, or on any device that has pages."""

from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter, QPen

from ui.printing.report.flow import CHART, flow
from ui.printing.report.pages import Item, Placed, paginate
from ui.printing.report.paper import (
    MARGIN,
    PER_INCH,
    PRINT,
    Paper,
    PaperPainter,
    face,
    line_height,
    metrics,
)
from ui.printing.report.setting import NOTES, draw_line, set_in, width_of
from ui.theme.fonts import Role
from ui.views.report.blocks import Report, strong

Size = Literal["A4", "Letter"]
SIZES: dict[Size, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "Letter": QPageSize.PageSizeId.Letter,
}
_RESOLUTION = 1200
_BELOW_HEAD, _ABOVE_FOOT = 14.0, 10.0
_FOOT_LINES = 3
_CHARTS = (640.0, 610.0, 580.0, 550.0, 525.0)


def pdf_of(report: Report, size: Size = "A4") -> bytes:
    """The whole report; nothing of the patient stands in what describes the file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(SIZES[size]))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(report.title)
    writer.setCreator("Vigil")
    draw_report(writer, report)
    buffer.close()
    return bytes(buffer.data().data())


def draw_report(device: QPagedPaintDevice, report: Report) -> int:
    """Every page; returns how many. Raises RuntimeError where it can't be drawn on."""
    painter = PaperPainter()
    if not painter.begin(device):
        raise RuntimeError("Nothing can be drawn on that.")
    try:
        scale = device.logicalDpiX() / PER_INCH
        painter.scale(scale, scale)
        return _Printing(painter, Paper.of(device), report).draw(device)
    finally:
        painter.end()


def page_count(device: QPagedPaintDevice, report: Report) -> int:
    """How many pages of that device it takes, without drawing any."""
    return len(_Printing(PaperPainter(), Paper.of(device), report).pages())


class _Printing:
    """One report on its way to paper."""

    def __init__(self, painter: PaperPainter, paper: Paper, report: Report) -> None:
        self._painter, self._paper, self._report = painter, paper, report
        note = line_height(Role.NOTE)
        beside = width_of(f"{report.title} page 999 of 999", Role.BODY_STRONG)
        who = strong(report.who)
        self._who = set_in(who, paper.room - beside, NOTES)
        self._head = note * max(len(self._who), 1) + 6
        self._top = MARGIN + self._head + _BELOW_HEAD
        self._foot = note * _FOOT_LINES + _ABOVE_FOOT
        self._room = paper.height - MARGIN - self._foot - self._top

    def draw(self, device: QPagedPaintDevice) -> int:
        pages = self.pages()
        for number, page in enumerate(pages, start=1):
            if number > 1:
                device.newPage()
            self._draw_frame(number, len(pages))
            for placed in page:
                placed.item.draw(self._top + placed.top, placed.first, placed.end)
        return len(pages)

    def pages(self) -> tuple[tuple[Placed, ...], ...]:
        front = self._front()
        first, *others = list(flow(self._painter, self._paper, self._report.rest))
        items = [*front, first._replace(starts_page=True), *others]
        return paginate(items, self._room)

    def _front(self) -> list[Item]:
        """With the highest chart that leaves it on one page."""
        blocks, front = self._report.front, list[Item]()
        for tall in (*_CHARTS, CHART):
            front = list(flow(self._painter, self._paper, blocks, tall))
            if len(paginate(front, self._room)) == 1:
                break
        return front

    def _draw_frame(self, number: int, count: int) -> None:
        painter, paper = self._painter, self._paper
        self._write(self._report.title, Role.BODY_STRONG, (paper.left, MARGIN))
        page = f"page {number} of {count}"
        wide = width_of(page, Role.NOTE)
        self._write(page, Role.NOTE, (paper.right - wide, MARGIN))
        height = line_height(Role.NOTE)
        for at, line in enumerate(self._who):
            end = max(p.left + width_of(p.text, Role.NOTE_STRONG) for p in line)
            left = paper.right - wide - 18 - end
            draw_line(painter, line, (left, MARGIN + at * height), NOTES)
        y = MARGIN + self._head
        painter.setPen(QPen(PRINT.text, 2))
        painter.drawLine(QLineF(paper.left, y, paper.right, y))
        self._draw_foot(number)

    def _draw_foot(self, number: int) -> None:
        paper, height = self._paper, line_height(Role.NOTE)
        top = paper.height - MARGIN - height * _FOOT_LINES
        self._painter.setPen(QPen(PRINT.divider, 1))
        y = top - _ABOVE_FOOT / 2
        self._painter.drawLine(QLineF(paper.left, y, paper.right, y))
        for at, (left, right) in enumerate(self._report.foot):
            self._write(left, Role.NOTE, (paper.left, top + at * height))
            where = paper.right - width_of(right, Role.NOTE)
            self._write(right, Role.NOTE, (where, top + at * height))
        if number == 1:
            last = top + (_FOOT_LINES - 1) * height
            self._write(self._report.use, Role.NOTE, (paper.left, last))

    def _write(self, words: str, role: Role, at: tuple[float, float]) -> None:
        left, top = at
        self._painter.setFont(face(role))
        is_note = role is Role.NOTE
        self._painter.setPen(PRINT.text_secondary if is_note else PRINT.text)
        base = top + (line_height(Role.NOTE) + metrics(role).capHeight()) / 2
        self._painter.drawText(QPointF(left, base), words)
