"""iv40 with something changed, as a text that somebody edited."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text

Swap = tuple[str, str]


def changed(*swaps: Swap) -> CareProtocol:
    """iv40 with one thing in place of another, each of which is there."""
    text = iv40_text()
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return parse_protocol(text)


def limit(rule: str, was: int, now: int) -> Swap:
    """Another limit of a rule of one condition, as the text has it."""
    old = _rule(rule)
    assert f"limit = {was}" in old
    return old, old.replace(f"limit = {was}", f"limit = {now}", 1)


def without(rule: str) -> Swap:
    return _rule(rule), ""


def _rule(rule: str) -> str:
    text = iv40_text()
    begin = text.rindex("[[rule]]", 0, text.index(f'id = "{rule}"'))
    end = text.index("\n\n", begin)
    return text[begin : end + 2]
