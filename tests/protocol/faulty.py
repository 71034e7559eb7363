"""Protocol texts with something wrong, for tests of their reading."""

import pytest

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text


def faults(text: str) -> dict[str, str]:
    """What is wrong with a text, by key path."""
    with pytest.raises(ProtocolFault) as caught:
        parse_protocol(text)
    return {fault.path: fault.text for fault in caught.value.faults}


def with_change(old: str, new: str, within: str = "") -> str:
    """iv40 with one line changed, the first after the line ``within``."""
    text = iv40_text()
    start = text.index(within)
    place = text.index(old, start)
    return text[:place] + new + text[place + len(old) :]
