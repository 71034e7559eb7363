"""The locks pin every package by version and hash, and name no index."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.contracts.tree import ROOT

_LOCKS = ["requirements.txt", "requirements-dev.txt"]


def pins(lock: str) -> dict[str, list[str]]:
    """By package: its pinned versions, one for each marker."""
    found: dict[str, list[str]] = {}
    for line in _logical_lines(lock):
        requirement = Requirement(line.partition(" --hash=")[0])
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        found.setdefault(requirement.name, []).append(pin.version)
    return found


def _logical_lines(lock: str) -> list[str]:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.partition(" #")[0].strip() for line in text.splitlines()]
    return [re.sub(r" +", " ", line) for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_package_is_pinned_by_hash(lock: str) -> None:
    """Each line is one exact version with at least one SHA-256."""
    lines = _logical_lines(lock)

    assert len(lines) == sum(len(versions) for versions in pins(lock).values())
    assert all(re.search(r" --hash=sha256:[0-9a-f]{64}", line) for line in lines)


@pytest.mark.parametrize("lock", _LOCKS)
def test_no_lock_names_an_address(lock: str) -> None:
    """Where packages come from is the machine's business."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash)", text, flags=re.MULTILINE)


def test_both_locks_agree() -> None:
    """Who develops runs the very versions that users run."""
    run, dev = (pins(lock) for lock in _LOCKS)

    assert {name: dev.get(name) for name in run} == run


def test_the_locks_satisfy_the_project() -> None:
    """Every dependency of pyproject.toml is pinned inside the range it states."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, dev = (pins(lock) for lock in _LOCKS)
    wanted = [(run, text) for text in project["project"]["dependencies"]]
    wanted += [(dev, text) for text in project["dependency-groups"]["dev"]]

    for pinned, text in wanted:
        requirement = Requirement(text)
        versions = pinned.get(requirement.name.lower(), [])
        assert versions, f"{text} is not pinned"
        assert all(version in requirement.specifier for version in versions), text
