"""The command line: without a command it opens the app, with one it imports late."""

import sys


def main() -> None:
    """Run Vigil as asked on the command line; ends the process with the exit status."""
    if len(sys.argv) == 1:
        # Click takes 30 ms to import, which the first frame can't spare.
        from ui.app import open_app  # noqa: PLC0415
        from ui.launch import Launch  # noqa: PLC0415

        sys.exit(open_app(Launch()))
    from ui.command_line.root import run  # noqa: PLC0415

    sys.exit(run())
