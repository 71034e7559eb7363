"""The command line: without a command it opens the app, with one it imports late."""

import sys
import threading

_PR_SET_DUMPABLE = 4
"""As <linux/prctl.h> has it."""

_STILL_DUMPED = (
    "A crash of Vigil may be written down with what was in its memory: the system did"
    " not turn that off. Turn core dumps off for this account."
)


def main() -> None:
    """Run Vigil as asked on the command line; ends the process with the exit status."""
    _leave_no_core()
    _hide_memory()
    threading.excepthook = _own_up
    if len(sys.argv) == 1:
        # Click takes 30 ms to import, which the first frame can't spare.
        from ui.app import open_app  # noqa: PLC0415
        from ui.launch import Launch  # noqa: PLC0415

        sys.exit(open_app(Launch()))
    from ui.command_line.root import run  # noqa: PLC0415

    sys.exit(run())


def _leave_no_core() -> None:
    """What is in memory is patient data and keys: a crash writes none of it down."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 there is none on Windows

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def _hide_memory() -> None:
    """Where Linux pipes a crash to a program of its own the limit does not count.

    Nor may another program of the account look at what is in memory.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 not wanted elsewhere

        none = (ctypes.c_ulong(0),) * 4
        if ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, *none) != 0:
            sys.stderr.write(f"{_STILL_DUMPED}\n")


def _own_up(broken: threading.ExceptHookArgs) -> None:
    """What ended a thread, told without what it says, which may name a patient."""
    import logging  # noqa: PLC0415 the screen is painted before

    from monitor.mistakes import traced  # noqa: PLC0415

    if broken.exc_value is not None:
        told = traced(broken.exc_value)
        logging.getLogger(__name__).error("A thread of the program broke off. %s", told)
