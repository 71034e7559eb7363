"""No file in the repository betrays the machine it was written on."""

import re
import shutil
import subprocess

import pytest

from tests.contracts.tree import ROOT

# Written apart, so that this file passes its own check.
_MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:work|home|root)" + "/")
_INDEX_HOSTS = re.compile(
    "|".join(
        map(
            re.escape,
            (
                "pypi" + ".org",
                "files.pythonhosted" + ".org",
                "registry.npmjs" + ".org",
                "deb.debian" + ".org",
            ),
        )
    )
)


def _tracked_texts() -> dict[str, str]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        # The checkout may belong to another user than the one who tests it.
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content:
            texts[name] = content.decode("utf-8")
    return texts


@pytest.mark.parametrize(
    "telltale", [_MACHINE_PATHS, _INDEX_HOSTS], ids=["path", "host"]
)
def test_no_file_names_a_machine(telltale: re.Pattern[str]) -> None:
    """No tracked text holds an absolute path of a desk or the address of an index."""
    texts = _tracked_texts()

    assert len(texts) > 20
    assert [name for name, text in texts.items() if telltale.search(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /" + "work/main", True),
        ("'/" + "root/.cache'", True),
        ("~/" + "home/x and a/work/b", False),
        ("the home page", False),
    ],
)
def test_the_check_can_tell(text: str, *, found: bool) -> None:
    """The pattern finds a machine's path and leaves ordinary words alone."""
    assert bool(_MACHINE_PATHS.search(text)) is found
