"""The floor of a start: an empty window of Qt, as large as ours, and nothing else."""

from time import perf_counter

from PySide6.QtWidgets import QMainWindow

from tests.bench.children.frames import WatchedApplication, tell


def main() -> None:
    app = WatchedApplication(["bare"])
    window = QMainWindow()
    window.resize(1920, 1080)

    def framed() -> None:
        tell(first_frame=perf_counter())
        app.quit()

    app.framed = framed
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
