"""Sets up `.venv` from a pinned lock and the libraries Qt needs; done once a lock.

`set_up.py run` is enough to use the program, `set_up.py dev` to work on it.
"""

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import qt_libraries

from ui.display import answering

_ROOT = Path(__file__).resolve().parents[1]
_VENV = _ROOT / ".venv"
_PYTHON = _VENV / "bin" / "python"
_LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
_COMPILED = ["main.py", "monitor", "ui", "resources"]

# Found from where it lies, so that no machine's path is written down.
_LAUNCHER = """#!/bin/sh
unset PYTHONDONTWRITEBYTECODE
[ "$(locale charmap 2> /dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
tree=$(dirname -- "$(readlink -f -- "$0")")/../..
exec "$tree/.venv/bin/python" "$tree/main.py" "$@"
"""


def main(kind: str) -> None:
    """Set up what `kind` of use needs, unless it stands already."""
    installing = qt_libraries.may_install()
    qt_libraries.require(qt_libraries.HEADLESS, installing=installing)
    with _alone():
        if not _is_up_to_date(kind):
            _set_up(kind)
    if kind == "run":
        display = answering(os.environ)
        needed = {"wayland": qt_libraries.WAYLAND, "xcb": qt_libraries.XCB}
        qt_libraries.require(needed.get(display or "", {}), installing=installing)


@contextmanager
def _alone() -> Iterator[None]:
    # Two makes at once in one tree would write into each other's environment.
    folder = os.open(_ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _is_up_to_date(kind: str) -> bool:
    stamp = _stamp(kind)
    return stamp.is_file() and stamp.read_text() == _digest(kind) and _is_sound()


def _set_up(kind: str) -> None:
    _say(f"Setting up {_VENV.name} from {_LOCKS[kind]}, about half a minute")
    if not _is_sound():
        _create()
    _stamp(kind).unlink(missing_ok=True)
    _run(
        _PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        _LOCKS[kind],
    )
    # Compiled now: some machines forbid it later, which doubles the time to start.
    _run(_PYTHON, "-m", "compileall", "-q", "-j", "0", *_COMPILED)
    launcher = _VENV / "bin" / "vigil"
    launcher.write_text(_LAUNCHER)
    launcher.chmod(0o755)
    # Last, so that a set-up cut short is done again.
    _stamp(kind).write_text(_digest(kind))


def _stamp(kind: str) -> Path:
    return _VENV / f"set-up-{kind}"


def _digest(kind: str) -> str:
    return hashlib.sha256((_ROOT / _LOCKS[kind]).read_bytes()).hexdigest()


def _is_sound() -> bool:
    # Half made, or made by a Python that has since been replaced, it knows no pip.
    probe = "import importlib.util as u, sys; sys.exit(u.find_spec('pip') is None)"
    try:
        return subprocess.run([_PYTHON, "-c", probe], check=False).returncode == 0
    except OSError:
        return False


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _say(
            "Python lacks its venv module. On Debian, run\n"
            "  sudo apt-get install -y python3-venv"
        )
        raise SystemExit(2)
    _run(sys.executable, "-m", "venv", "--clear", _VENV)


def _run(*command: str | Path) -> None:
    environ = {
        name: text
        for name, text in os.environ.items()
        if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
    }
    done = subprocess.run(command, cwd=_ROOT, env=environ, check=False)
    if done.returncode != 0:
        _say(f"Set-up stopped: {' '.join(map(str, command))} failed")
        raise SystemExit(2)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main(sys.argv[1])
