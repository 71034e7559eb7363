"""The inventory lists what the code has, and nothing that it has not."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from monitor.access import passwords
from monitor.storage.audit_rows import KNOWN_DEEDS
from tests.contracts.tree import ROOT

_CRYPTOGRAPHY = {"cryptography", "argon2", "hashlib", "hmac", "secrets", "random"}
_CRYPTOGRAPHY |= {"sqlcipher3"}
_OUTWARD = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "xmlrpc"),
    *("socketserver", "telnetlib", "subprocess", "multiprocessing", "webbrowser"),
    *("requests", "httpx", "aiohttp", "psycopg", "dbus", "ctypes"),
    *("QtNetwork", "QtDBus", "QtPrintSupport", "QtWebSockets", "QtWebEngineCore"),
    *("QProcess", "QDesktopServices", "QLibrary", "QTcpSocket"),
}
_FILE = re.compile(r"[\"'](record\.[a-z][\w.-]*|backups\.at)[\"']")
_TICKED = re.compile(r"`([^`]+)`")

Trees = dict[str, list[ast.AST]]
"""The nodes of each file, by its name."""


@cache
def _texts() -> dict[str, str]:
    files = [ROOT / "main.py"]
    for package in ("monitor", "ui", "resources"):
        files += (ROOT / package).rglob("*.py")
    return {
        file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
        for file in files
    }


@cache
def _trees() -> Trees:
    return {name: _nodes(text) for name, text in _texts().items()}


def _nodes(text: str) -> list[ast.AST]:
    """Those that are looked for, found in one walk."""
    sought = (ast.Import, ast.ImportFrom, ast.Attribute, ast.Call)
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, sought)]


def _section(title: str) -> str:
    text = (ROOT / "docs" / "inventory.md").read_text(encoding="utf-8")
    (found,) = re.findall(
        rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return str(found)


def _column(title: str, place: int) -> set[str]:
    lines = [line.split("|") for line in _section(title).splitlines()]
    cells = [line[place] for line in lines if len(line) > place]
    return {word for cell in cells for word in _TICKED.findall(cell)}


def _imported(tree: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """The parts of each module's name, and what is taken of it."""
    for node in tree:
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, ""
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                yield node.module or "", name.name


def _attributes(tree: list[ast.AST]) -> Iterator[str]:
    """What is asked of such a module by its name, and of Qt's hash."""
    for node in tree:
        if isinstance(node, ast.Attribute):
            owner = node.value
            is_module = isinstance(owner, ast.Name) and owner.id in _CRYPTOGRAPHY
            is_qt = isinstance(owner, ast.Attribute) and owner.attr == "Algorithm"
            if is_module or is_qt:
                yield node.attr


def algorithms(trees: Trees) -> set[str]:
    found: set[str] = set()
    for tree in trees.values():
        found.update(_attributes(tree))
        for module, name in _imported(tree):
            if module.partition(".")[0] in _CRYPTOGRAPHY and name:
                found.add(name)
    is_fault = re.compile(r"Invalid|\w*Error$|exceptions$")
    return {name for name in found if not is_fault.match(name)}


def connections(trees: Trees) -> set[str]:
    """The files that reach out of the process."""
    return {
        file
        for file, tree in trees.items()
        for module, name in _imported(tree)
        if _OUTWARD & {*module.split("."), name}
    }


def _files(trees: Trees) -> set[str]:
    return {name for file in trees for name in _FILE.findall(_texts()[file])}


def _own_words(_: Trees) -> set[str]:
    return set(passwords._PRODUCT)


def _deeds(_: Trees) -> set[str]:
    return set(KNOWN_DEEDS)


def _in_data() -> set[str]:
    return {word for word in _column("Data", 1) if _FILE.match(f"'{word}'")}


@pytest.mark.parametrize(
    ("has", "lists"),
    [
        (algorithms, lambda: _column("Algorithms", 3)),
        (connections, lambda: _column("Connections", 3)),
        (_files, _in_data),
        (
            _own_words,
            lambda: set(
                _TICKED.findall(_section("Words that no password may be made of"))
            ),
        ),
        (_deeds, lambda: set(_TICKED.findall(_section("Logs")))),
    ],
    ids=["algorithms", "connections", "files", "words", "deeds"],
)
def test_what_the_code_has_is_listed(
    has: Callable[[Trees], set[str]], lists: Callable[[], set[str]]
) -> None:
    assert lists() == has(_trees())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("import hashlib\nhashlib.md5(b'')", ({"md5"}, set())),
        ("from hashlib import md5", ({"md5"}, set())),
        ("import socket", (set(), {"sin.py"})),
        ("import urllib.request", (set(), {"sin.py"})),
        ("from PySide6.QtNetwork import QTcpSocket", (set(), {"sin.py"})),
        ("from PySide6.QtCore import QProcess", (set(), {"sin.py"})),
        ("from pathlib import Path", (set(), set())),
    ],
)
def test_what_is_not_listed_is_found(
    line: str, found: tuple[set[str], set[str]]
) -> None:
    trees = {"sin.py": _nodes(line)}
    assert (algorithms(trees), connections(trees)) == found


def test_messages_of_the_program_go_to_no_file() -> None:
    """Nothing in it says where they go, so that they go to standard error."""
    says = re.compile(r"\w*Handler\(|basicConfig|addHandler|dictConfig|fileConfig")
    assert [name for name, text in _texts().items() if says.search(text)] == []


def test_nothing_is_run_that_was_read() -> None:
    """No text becomes code, and none a command of a shell."""
    runs = {"eval", "exec", "compile", "__import__"}
    called = {
        f"{name}: {node.func.id}"
        for name, tree in _trees().items()
        for node in tree
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in runs
    }
    taken = {
        f"{file}: {module}"
        for file, tree in _trees().items()
        for module, _ in _imported(tree)
        if module.partition(".")[0] in {"pickle", "shelve", "marshal", "yaml", "xml"}
    }
    assert called | taken == set()


def test_no_file_that_ships_holds_a_key() -> None:
    """No private key or password stands in the program; the tests' own are made up."""
    held = re.compile(
        r"BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|[\"'][0-9a-f]{64}[\"']"
    )
    shipped = {*_texts()} | {
        str(Path("resources") / one.relative_to(ROOT / "resources"))
        for one in (ROOT / "resources").rglob("*.toml")
    }
    assert [
        name
        for name in sorted(shipped)
        if held.search((ROOT / name).read_text(encoding="utf-8"))
    ] == []
