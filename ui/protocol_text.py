"""The exact text of a protocol from a file that somebody sent, read with care."""

from pathlib import Path

from monitor.protocol.toml_text import MOST_BYTES


class NotText(Exception):
    """The file holds no text; ``why`` and ``remedy`` are a sentence each."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


def protocol_text(file: Path) -> str:
    """All of it, or as much as shows that it is too long. Raises NotText."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        why = f"{file} could not be read ({error.strerror})"
        raise NotText(why, "Check its name") from error
    if len(content) > MOST_BYTES:
        # Cut off in the middle of a letter it would not be text any more.
        return content.decode(errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise NotText(f"{file} is not UTF-8 text", "Save it as UTF-8") from error
