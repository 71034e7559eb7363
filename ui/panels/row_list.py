"""A list of rows alike, of which one is marked and none is edited."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class RowList(QListView):
    """Without a frame, on the ground of what it lies on; it scrolls down alone."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader says of it."""
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
