"""Inputs that once ended in another exception than the declared one, each by name."""

from pathlib import Path
from typing import Any

import pytest

from tests.fuzz.test_fuzz import PROPERTIES

_ID = b"00000000-0000-0000-0000-000000000002"
_HEAD = b'{"station":"%s","epoch":"%s","seq":%s,"link":"77"}'


def _proved(seq: bytes, at: bytes = b"2026-03-14T13:00:00Z") -> bytes:
    head = _HEAD % (_ID, _ID, seq)
    return b'{"at":"%s","entries":[%s],"audit":[]}' % (at, head)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("record.tries", b'{"boot":"\xe2"}'),
        ("record.missing", b'[{"noun":"\x80"'),
        ("record.checked", b'{"trouble":"\xff"}'),
        ("record.checked", b'{"copied_at":"2026-03-14T13:00:00"}'),
        ("record.proved", _proved(b"9223372036854775809")),
        ("record.proved", _proved(b"-1")),
        ("record.proved", _proved(b"3", b"2026-03-14T13:00:00")),
        ("record.swap", b""),
        ("record.swap", b'{"aside":"../../elsewhere"}'),
        ("record.swap", b'{"aside":"set-aside/.."}'),
        ("record.swap", b'{"aside":"\xff"}'),
        ("backups.at", b"\xff"),
        ("backups.at", b"\x00"),
        ("drills.json", b'["\xff"]'),
        ("copy to restore", (b"", 0, False)),
        ("typed values", "\ud800"),
    ],
)
def test_it_ends_in_a_value_or_a_sentence(
    tmp_path: Path, name: str, given: Any
) -> None:
    PROPERTIES[name].prepared(tmp_path)(given)
