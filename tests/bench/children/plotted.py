"""The floor of memory: a bare window with one plot of pyqtgraph, painted."""

import pyqtgraph as pg
from PySide6.QtWidgets import QMainWindow

from tests.bench.children.frames import WatchedApplication, resident_bytes, tell


def main() -> None:
    app = WatchedApplication(["plotted"])
    window = QMainWindow()
    window.resize(1920, 1080)
    plot = pg.PlotWidget()
    plot.plot(list(range(50)))
    window.setCentralWidget(plot)

    def framed() -> None:
        tell(resident=resident_bytes())
        app.quit()

    app.framed = framed
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
