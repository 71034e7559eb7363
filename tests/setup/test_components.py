"""The list of components is that of the lock, with the licences they state."""

import re
from importlib import metadata
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from tests.contracts.tree import ROOT
from tests.setup.test_lock import pins

_ROW = re.compile(
    r"^\| ([a-z][\w-]+) \| ([\d., ]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE
)


class Component(NamedTuple):
    name: str
    versions: str
    licence: str


def components() -> tuple[Component, ...]:
    text = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")
    return tuple(Component(*found) for found in _ROW.findall(text))


def test_each_package_that_runs_is_listed() -> None:
    listed = {c.name: sorted(c.versions.split(", ")) for c in components()}
    assert listed == {
        name: sorted(each) for name, each in pins("requirements.txt").items()
    }


@pytest.mark.parametrize("component", components(), ids=lambda c: c.name)
def test_the_licence_is_the_one_it_states(component: Component) -> None:
    """Where the package states it as an expression, and is installed here."""
    try:
        said = metadata.metadata(component.name)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{component.name} is for another system")
    if "License-Expression" in said:
        assert component.licence == said["License-Expression"]


@pytest.mark.parametrize(
    ("bundled", "version"), [("SQLCipher", "cipher"), ("SQLite", "sqlite")]
)
def test_what_the_driver_brings_is_that_version(bundled: str, version: str) -> None:
    questions = {"cipher": "PRAGMA cipher_version", "sqlite": "SELECT sqlite_version()"}
    connection = dbapi2.connect(":memory:")
    (found,) = connection.execute(questions[version]).fetchone()
    connection.close()
    text = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")
    assert f"{bundled} {found.split()[0]}" in text
