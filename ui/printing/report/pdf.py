"""A report as PDF, or on any device that has pages."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter, QPen

from ui.printing.report.flow import CHART, flow
from ui.printing.report.letters import legible
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
from ui.views.report.blocks import Chart, Report, strong

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
    file = PdfFile(report, size)
    for _ in file.steps():
        pass
    return file.content


class PdfFile:
    """A report on its way into a file, in steps that are short each."""

    def __init__(self, report: Report, size: Size = "A4") -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(_RESOLUTION)
        self._writer.setPageSize(QPageSize(SIZES[size]))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setTitle(report.title)
        self._writer.setCreator("Vigil")
        self._printing = Printing(self._writer, report)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The letters that no font here has."""
        return self._printing.lacking

    @property
    def content(self) -> bytes:
        """Once all steps are done."""
        return bytes(self._buffer.data().data())

    def steps(self) -> Iterator[None]:
        yield from self._printing.lay_out()
        yield from self._printing.draw()
        self._buffer.close()


def draw_report(device: QPagedPaintDevice, report: Report) -> int:
    """Every page; returns how many. Raises RuntimeError where it can't be drawn on."""
    printing = Printing(device, report)
    for _ in printing.lay_out():
        pass
    for _ in printing.draw():
        pass
    return printing.count


class Printing:
    """One report on its way to paper: laid out, and then drawn, each in short steps.

    ``lacking`` are the letters of it that no font here has, told by their numbers.
    """

    def __init__(self, device: QPagedPaintDevice, report: Report) -> None:
        report, self.lacking = legible(report)
        self._device, self._report = device, report
        self._painter = PaperPainter()
        self._paper = paper = Paper.of(device)
        note = line_height(Role.NOTE)
        beside = width_of(f"{report.title} page 999 of 999", Role.BODY_STRONG)
        who = strong(report.who)
        self._who = set_in(who, paper.room - beside, NOTES)
        self._head = note * max(len(self._who), 1) + 6
        self._top = MARGIN + self._head + _BELOW_HEAD
        self._foot = note * _FOOT_LINES + _ABOVE_FOOT
        self._room = paper.height - MARGIN - self._foot - self._top
        self._pages: tuple[tuple[Placed, ...], ...] = ()

    @property
    def count(self) -> int:
        """Of pages, once it is laid out."""
        return len(self._pages)

    def lay_out(self) -> Iterator[None]:
        front = list[Item]()
        yield from self._front(front)
        rest = list[Item]()
        for item in flow(self._painter, self._paper, self._report.rest):
            # The first page is kept to what stands before, unless that went on.
            rest.append(item if rest else item._replace(starts_page=True))
            yield
        self._pages = paginate([*front, *rest], self._room)
        yield

    def draw(self) -> Iterator[None]:
        """Raises RuntimeError where nothing can be drawn on the device."""
        painter, device = self._painter, self._device
        if not painter.begin(device):
            raise RuntimeError("Nothing can be drawn on that.")
        try:
            scale = device.logicalDpiX() / PER_INCH
            painter.scale(scale, scale)
            for number, page in enumerate(self._pages, start=1):
                if number > 1:
                    device.newPage()
                self._draw_frame(number, len(self._pages))
                for placed in page:
                    top = self._top + placed.top
                    for _ in placed.item.draw(top, placed.first, placed.end) or ():
                        yield
                    yield
        finally:
            painter.end()

    def _front(self, front: list[Item]) -> Iterator[None]:
        """With the highest chart that leaves it on one page."""
        for tall in (*_CHARTS, CHART):
            front.clear()
            for item in flow(self._painter, self._paper, self._report.front, tall):
                front.append(item)
                yield
            has_chart = any(isinstance(b, Chart) for b in self._report.front)
            if not has_chart or len(paginate(front, self._room)) == 1:
                return

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
