"""A session as JSON: UTC with ``Z``, numbers in the precision that was charted."""

import msgspec

from monitor.reports.session_record import SessionRecord

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def to_json(record: SessionRecord) -> bytes:
    """The whole record, indented, ending in a line break."""
    return msgspec.json.format(_ENCODER.encode(record), indent=2) + b"\n"


def to_json_line(record: SessionRecord) -> bytes:
    """The whole record on one line."""
    return _ENCODER.encode(record) + b"\n"
