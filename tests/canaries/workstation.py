"""A workstation of its own: every folder an app may write to lies below one."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from monitor.access.signing_in import Credentials, SignedIn, sign_in
from monitor.access.slot_file import SlotFile
from tests.canaries.searching import Hit, Sought, hits, hits_in, sought
from tests.canaries.words import EVERYTHING
from tests.journeys.doorway import PASSWORD, SIGN_IN

ROOT = Path(__file__).parents[2]
_LONGEST_S = 100
_PLACES = {
    "HOME": "home",
    "TMPDIR": "temporary",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}


class Told(NamedTuple):
    """How a command ended, and all that it told."""

    status: int
    text: str


class Workstation:
    """``own`` is all that stays on it; ``outside`` is what somebody handed out."""

    def __init__(self, folder: Path) -> None:
        self.own, self.outside = folder / "own", folder / "outside"
        self.record, self.copies = self.own / "record", self.own / "copies"
        self._logs, self._work = self.own / "logs", self.own / "work"
        self.keys: set[bytes] = set()
        for place in (self.outside, self.copies, self._logs, self._work):
            place.mkdir(parents=True)
        for name in _PLACES.values():
            (self.own / name).mkdir(mode=0o700)
        self._secret = self.outside / "password"
        self._secret.touch(mode=0o600)
        self._secret.write_text(f"{PASSWORD}\n", encoding="utf-8")

    @property
    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **{name: str(self.own / place) for name, place in _PLACES.items()},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def live(self, stage: str, *, is_killed: bool = True) -> int:
        """Let the app come to the end of a stage, and kill it there; how it ended."""
        command = [sys.executable, "-m", "tests.canaries.app", stage, str(self.record)]
        with (
            (self._logs / f"{stage}.txt").open("wb") as log,
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=self._work,
                env=self._environment,
            ) as app,
        ):
            assert app.stdout is not None
            guard = Timer(_LONGEST_S, app.kill)
            guard.start()
            told = app.stdout.readline()
            if told and is_killed:
                self._keep_unnamed(app.pid, stage)
                app.send_signal(signal.SIGKILL)
            status = app.wait()
            guard.cancel()
            guard.join()
        assert told, (self._logs / f"{stage}.txt").read_text(encoding="utf-8")
        self._note_keys()
        return status

    def tell(self, *words: str, is_handed_out: bool = False) -> Told:
        """Run a command; what it tells is a log, unless it is asked for a list."""
        signing_in = ("--as", SIGN_IN, "--password-file", str(self._secret))
        ran = subprocess.run(
            [
                *(sys.executable, str(ROOT / "main.py"), "--data", str(self.record)),
                *(*words, *signing_in),
            ],
            cwd=self._work,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        place = self.outside if is_handed_out else self._logs
        count = sum(1 for _ in place.iterdir())
        (place / f"{words[0]} {count}.txt").write_bytes(ran.stdout)
        self._note_keys()
        return Told(ran.returncode, ran.stdout.decode())

    def damage(self) -> None:
        """Some bytes in the midst of the file."""
        content = bytearray((self.record / "record.db").read_bytes())
        at = len(content) // 2 // 4096 * 4096
        content[at + 1000] ^= 1
        (self.record / "record.db").write_bytes(content)

    def found(self) -> list[Hit]:
        """Each canary, and each key the record ever had, in what stays here."""
        return hits([self.own], self._sought())

    def handed_out(self) -> list[Hit]:
        return hits([self.outside], self._sought())

    def legible(self) -> list[Hit]:
        """The same in what ``strings`` makes out in each file."""
        wanted, found = self._sought(), list[Hit]()
        for path in sorted(self.own.rglob("*")):
            for encoding in "sSbl" if path.is_file() else "":
                ran = subprocess.run(
                    ["strings", "-a", "-n", "4", "-e", encoding, str(path)],
                    capture_output=True,
                    check=True,
                )
                found += hits_in(f"strings of {path.name}", ran.stdout, wanted)
        return found

    def _sought(self) -> Sought:
        return sought(EVERYTHING, self.keys)

    def _note_keys(self) -> None:
        """Of the record, so that they are sought as well."""
        slots = SlotFile(self.record).read().slots
        who = sign_in(slots, Credentials(name=SIGN_IN, password=PASSWORD))
        assert isinstance(who, SignedIn)
        self.keys.add(who.keys.current.raw)

    def _keep_unnamed(self, pid: int, stage: str) -> None:
        """Files that the app has open and gave no name stay in no folder: keep them."""
        open_files = Path(f"/proc/{pid}/fd")
        if not open_files.is_dir():
            return
        for link in open_files.iterdir():
            target = str(link.readlink())
            if target.endswith(" (deleted)") and not target.startswith("/memfd:"):
                shutil.copyfile(link, self._logs / f"{stage} unnamed {link.name}")
