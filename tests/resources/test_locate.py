"""Shipped files are found, and nothing else is."""

import importlib.resources

import pytest

from resources.locate import locate


def test_finds_what_is_shipped() -> None:
    """A shipped file is found by its relative name."""
    assert locate("locate.py").read_text(encoding="utf-8").startswith('"""')


def test_agrees_with_the_import_system() -> None:
    """The folder is the one the import system knows as `resources`."""
    assert str(locate("locate.py")) == str(
        importlib.resources.files("resources") / "locate.py"
    )


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/hostname",
        "//server/share",
        "../main.py",
        "fonts/../../main.py",
        "fonts/..",
        "..",
        "..\\main.py",
        "C:/main.py",
        "C:main.py",
        "locate.py\0.toml",
    ],
)
def test_refuses_a_way_out(name: str) -> None:
    """A name that could lead outside the folder is refused before looking."""
    with pytest.raises(ValueError, match="relative name"):
        locate(name)


@pytest.mark.parametrize("name", ["missing.toml", "fonts", ".", "locate.py/x"])
def test_says_what_is_not_shipped(name: str) -> None:
    """A name that is no shipped file is reported by that name."""
    with pytest.raises(FileNotFoundError, match="not shipped"):
        locate(name)
