"""A session in which one set alerted, and what became of its alert."""

from monitor.protocol.assessment import Alert
from tests.builders import Chronicle

SECOND = 1 / 60
HIGH = "205/95 80 97 14 5 0 1 0"
MEDIUM = "183/95 80 97 14 5 0 1 0"
LOW = "150/90 80 97 14 5 0 1 0"


def shown(line: str, minute: float = 10) -> tuple[Chronicle, str]:
    """A session in which one set alerted; the key of the most urgent alert."""
    chronicle = Chronicle().start()
    chronicle.observe(minute, line)
    chronicle.show(minute)
    found = chronicle.assess(minute)
    card = (*found.strip, *found.advisories)[0]
    return chronicle, card.top.key


def alert(chronicle: Chronicle, key: str, minute: float) -> Alert:
    found = chronicle.assess(minute).alert(key)
    assert found is not None
    return found


def told(chronicle: Chronicle, minute: float) -> list[tuple[str, str]]:
    """What is to be put on record then, and is put there."""
    new = chronicle.assess(minute).to_escalate
    for payload in new:
        chronicle.add(payload, minute)
    return [(payload.key, payload.level) for payload in new]
