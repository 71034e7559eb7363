"""The search itself: what is planted is found, however it is spelled and packed."""

import base64
from pathlib import Path
from random import Random

import pytest

from tests.canaries.searching import hits, packed, sought
from tests.canaries.spelling import Spelling, spellings

WORD = "Zyphrin\u00eb Quexalot"
_NOISE = Random(18).randbytes(20_000)  # noqa: S311  (not for secrets)
_KEY = bytes(range(32))
_SPELLED = spellings(WORD)
_PACKED = packed(WORD.encode())


def _planted(folder: Path, content: bytes, name: str = "left.bin") -> set[str]:
    """How the word was found, beside noise."""
    (folder / name).write_bytes(_NOISE + content + _NOISE)
    (folder / "other.bin").write_bytes(_NOISE)
    found = hits([folder], sought([WORD, "Wrenfield"], [_KEY]))
    assert {hit.word for hit in found} <= {WORD}
    assert {hit.where for hit in found} <= {name}
    return {hit.spelled for hit in found}


@pytest.mark.parametrize("spelling", _SPELLED, ids=[one.name for one in _SPELLED])
def test_each_spelling_is_found(tmp_path: Path, spelling: Spelling) -> None:
    assert spelling.name in _planted(tmp_path, spelling.content)


@pytest.mark.parametrize("before", [b"", b"a", b"ab", b"abc"])
@pytest.mark.parametrize("after", [b"", b"z"])
def test_base64_is_found_whatever_stands_about_it(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    whole = base64.b64encode(before + WORD.encode() + after)
    assert any(name.startswith("base64") for name in _planted(tmp_path, whole))


@pytest.mark.parametrize("wrapping", list(_PACKED))
def test_each_wrapping_is_looked_into(tmp_path: Path, wrapping: str) -> None:
    (tmp_path / "left.bin").write_bytes(_PACKED[wrapping])
    assert "utf-8" in {hit.spelled for hit in hits([tmp_path], sought([WORD]))}


def test_letters_of_either_size_are_found(tmp_path: Path) -> None:
    assert "utf-8" in _planted(tmp_path, b"ZYPHRIN\xc3\xab quexalot")


def test_a_name_of_a_file_is_found(tmp_path: Path) -> None:
    assert _planted(tmp_path, b"", f"{WORD}.txt") == {"utf-8"}


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    assert _planted(tmp_path, b"") == set()


@pytest.mark.parametrize("written", [_KEY, _KEY.hex().upper().encode()])
def test_a_key_is_found(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "left.bin").write_bytes(_NOISE + written)
    assert len(hits([tmp_path], sought([WORD], [_KEY]))) == 1
