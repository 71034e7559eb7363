"""A log in a file: a line of JSON for each entry, its bytes in hexadecimal."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from monitor.storage.rows import EntryRow


class Line(NamedTuple):
    """One entry as it was stored: header, salt, and the bytes of its payload."""

    row: EntryRow
    salt: bytes
    content: bytes


def write_log(path: Path, lines: Iterable[Line]) -> None:
    """Write a log; FileExistsError where there is one already."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for line in lines:
            fields: dict[str, object] = {
                name: value.hex() if isinstance(value, bytes) else value
                for name, value in line.row._asdict().items()
            }
            fields |= {"salt": line.salt.hex(), "content": line.content.decode()}
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")


def read_log(path: Path) -> list[Line]:
    return [_line(text) for text in path.read_text(encoding="utf-8").splitlines()]


def _line(text: str) -> Line:
    fields = json.loads(text)
    salt = bytes.fromhex(fields.pop("salt"))
    content = fields.pop("content").encode()
    kinds = EntryRow.__annotations__
    row = EntryRow._make(
        bytes.fromhex(fields[name]) if kinds[name] is bytes else fields[name]
        for name in EntryRow._fields
    )
    return Line(row=row, salt=salt, content=content)
