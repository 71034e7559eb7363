"""The shipped protocols are parsed once for all walks; parsing has its own tests."""

from functools import cache

import pytest

from monitor.protocol.parsing import parse_protocol


@pytest.fixture(autouse=True)
def _parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.charting.shelf.parse_protocol", cache(parse_protocol))
