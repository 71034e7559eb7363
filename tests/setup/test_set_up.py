"""The environment is made once, made again when it must be, and never by halves.

Each test works on a copy of the set-up scripts with a lock of one tiny package that
lies beside it, so that nothing is fetched.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT
from tests.setup.xvfb import needs_x11

_COPIED = ["Makefile", ".ci/set_up.py", ".ci/qt_libraries.py", "ui/display.py"]


class Tree:
    """A small copy of the project with its own lock and environment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamp = root / ".venv" / "set-up-run"
        for folder in (".ci", "ui", "monitor", "resources", "wheels"):
            (root / folder).mkdir()
        for name in _COPIED:
            shutil.copy(ROOT / name, root / name)
        (root / "main.py").write_text("import pebble, sys\nprint(sys.argv[1:])\n")

    def lock(self, version: str) -> None:
        """Pin the tiny package at `version`, by hash."""
        wheel = self.root / "wheels" / f"pebble-{version}-py3-none-any.whl"
        folder = f"pebble-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("pebble.py", f"VERSION = {version!r}\n")
            archive.writestr(
                f"{folder}/METADATA",
                f"Metadata-Version: 2.1\nName: pebble\nVersion: {version}\n",
            )
            archive.writestr(
                f"{folder}/WHEEL",
                "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            )
            archive.writestr(f"{folder}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        self.pin(version, digest)

    def pin(self, version: str, digest: str) -> None:
        line = f"pebble=={version} --hash=sha256:{digest}\n"
        (self.root / "requirements.txt").write_text(line)

    def set_up(self) -> subprocess.CompletedProcess[str]:
        """Run the set-up as `make run` does."""
        return self.run([sys.executable, ".ci/set_up.py", "run"], PYTHONPATH=".")

    def make_run(self, **extra: str) -> subprocess.CompletedProcess[str]:
        """Say `make run` in this tree."""
        return self.run(["make", "-s", "run", f"PYTHON={sys.executable}"], **extra)

    def run(self, line: list[str], **extra: str) -> subprocess.CompletedProcess[str]:
        """Run a command without network or display, unless `extra` names one."""
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "MAKEFLAGS"}
        environ = {
            name: text for name, text in os.environ.items() if name not in hidden
        }
        environ |= {
            "PYTHONDONTWRITEBYTECODE": "1",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.root / "wheels"),
        }
        return subprocess.run(
            line,
            cwd=self.root,
            env=environ | extra,
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> str:
        """The version of the tiny package that the environment imports."""
        return subprocess.check_output(
            [
                self.root / ".venv/bin/python",
                "-c",
                "import pebble as p; print(p.VERSION)",
            ],
            text=True,
        ).strip()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = Tree(tmp_path_factory.mktemp("tree"))
    tree.lock("1.0")
    done = tree.set_up()
    assert done.returncode == 0, done.stderr
    return tree


@pytest.fixture
def tree(made: Tree) -> Tree:
    """The environment as first made, whatever an earlier test left."""
    made.lock("1.0")
    assert made.set_up().returncode == 0
    assert made.installed() == "1.0"
    return made


def test_a_second_time_does_nothing(tree: Tree) -> None:
    """With stamp and lock unchanged the set-up is silent and leaves all alone."""
    before = tree.stamp.stat().st_mtime_ns

    again = tree.set_up()

    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert tree.stamp.stat().st_mtime_ns == before


def test_a_changed_lock_is_followed(tree: Tree) -> None:
    """A new pin is installed by the next set-up."""
    tree.lock("2.0")

    assert tree.set_up().returncode == 0
    assert tree.installed() == "2.0"


def test_a_set_up_cut_short_is_done_again(tree: Tree) -> None:
    """Without its stamp, written last, an environment does not count as made."""
    tree.stamp.unlink()
    (next(tree.root.glob(".venv/lib/python*/site-packages")) / "pebble.py").unlink()
    shutil.rmtree(next(tree.root.glob(".venv/lib/python*/site-packages/pebble-*")))

    assert tree.set_up().returncode == 0
    assert tree.installed() == "1.0"


def test_a_broken_interpreter_is_replaced(tree: Tree) -> None:
    """An environment whose Python is gone is made anew, stamp or not."""
    for name in ("python", "python3"):
        (tree.root / ".venv/bin" / name).unlink()

    assert tree.set_up().returncode == 0
    assert tree.installed() == "1.0"


def test_wrong_bytes_are_refused(tree: Tree) -> None:
    """A package whose hash differs is not installed, and nothing is stamped."""
    tree.lock("3.0")
    tree.pin("3.0", "0" * 64)

    refused = tree.set_up()

    assert refused.returncode == 2
    assert "Set-up stopped" in refused.stderr
    assert not tree.stamp.exists()
    assert tree.installed() == "1.0"


def test_bytecode_is_written_although_forbidden(tree: Tree) -> None:
    """Modules are compiled at set-up even where the machine forbids bytecode."""
    assert list(tree.root.glob("ui/__pycache__/display.*.pyc"))
    assert list(tree.root.glob(".venv/lib/python*/site-packages/__pycache__/pebble.*"))


def test_the_launcher_starts_the_tree_it_lies_in(tree: Tree, tmp_path: Path) -> None:
    """`vigil` runs main.py from anywhere, through a link, with its arguments."""
    link = tmp_path / "vigil"
    link.symlink_to(tree.root / ".venv/bin/vigil")

    said = subprocess.check_output(
        [link, "tour", "--out", "a b"], cwd=tmp_path, text=True
    )

    assert said == "['tour', '--out', 'a b']\n"
    assert str(tree.root) not in (tree.root / ".venv/bin/vigil").read_text()


def test_make_run_draws_the_tour_where_no_window_can_open(tree: Tree) -> None:
    """Without a display `make run` says so in a sentence and draws the tour."""
    ran = tree.make_run()

    assert ran.returncode == 0
    assert "No window can open here: WAYLAND_DISPLAY is not set" in ran.stderr
    assert "Drawing the tour into build/tour instead.\n" in ran.stdout
    assert ran.stdout.endswith("['tour', '--out', 'build/tour']\n")


@needs_x11
def test_make_run_opens_the_window_where_it_can(tree: Tree, x11_display: str) -> None:
    """With a display that answers `make run` starts the program itself."""
    ran = tree.make_run(DISPLAY=x11_display)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "[]\n", "")
