"""How the app was asked to start."""

from pathlib import Path
from typing import NamedTuple


class SignIn(NamedTuple):
    """Who signs in to a command, and the files that hold what only they know."""

    name: str = ""
    password_file: Path | None = None
    code_file: Path | None = None


class Launch(NamedTuple):
    """Where the record is (None: the platform's folder), and as which station.

    With a ``speed`` it is the demo, whose clock runs so many times as fast. A drill is
    marked as the demo is. Where ``is_by_name`` a name is enough: nobody is enrolled.
    """

    folder: Path | None = None
    station: str = ""
    speed: float | None = None
    is_drill: bool = False
    sign_in: SignIn = SignIn()
    is_by_name: bool = False

    @property
    def station_name(self) -> str:
        """As named on the command line, or the machine's own name."""
        # Takes 4 ms to import, which the first frame can't spare.
        from platform import node  # noqa: PLC0415

        return self.station or node()

    @property
    def is_demo(self) -> bool:
        return self.speed is not None or self.is_drill

    @property
    def asks_name_only(self) -> bool:
        """Whether nobody signs in: what is charted is made up, and nobody's."""
        return self.is_by_name or self.is_demo
