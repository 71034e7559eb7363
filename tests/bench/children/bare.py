"""The floor of a start: an empty window of Qt, as large as ours, and nothing else."""

from time import perf_counter

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.bench.children.frames import Frames, tell
from ui.overriding import override


class Nothing(QWidget):
    """Says that it was to be painted, as the first frame of Vigil does."""

    def __init__(self, frames: Frames) -> None:
        super().__init__()
        self._frames = frames

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._frames.note_painted()


def main() -> None:
    app = QApplication(["bare"])
    frames = Frames()
    window = QMainWindow()
    window.setCentralWidget(Nothing(frames))
    window.resize(1920, 1080)

    def framed() -> None:
        tell(first_frame=perf_counter())
        app.quit()

    frames.framed = framed
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
