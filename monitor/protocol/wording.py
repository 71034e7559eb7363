"""What a protocol's sentences may say: facts and quotations, never orders."""

import re

MOST_SENTENCES = 3
MOST_WORDS = 10

_ORDERS = re.compile(
    r"\W*(administer|call|check|consider|ensure|give|hold|increase|inform|inject|insert"
    r"|must|notify|pause|place|prepare|reassure|record|reduce|repeat|reposition|start"
    r"|stop|treat|turn)\b",
    re.IGNORECASE,
)
"""A sentence that opens with one of these is an order."""

_NEVER = re.compile(
    r"\b(administer|administered|administers|give|given|gives|immediately|must|normal"
    r"|safe|should|stop|stopped|stops)\b",
    re.IGNORECASE,
)


def wording_faults(sentences: tuple[str, ...]) -> list[str]:
    """What is wrong with these sentences, in words."""
    found = []
    if len(sentences) > MOST_SENTENCES:
        found.append(f"{len(sentences)} sentences, {MOST_SENTENCES} at most")
    for sentence in sentences:
        found.extend(_sentence_faults(sentence))
    return found


def _sentence_faults(sentence: str) -> list[str]:
    found = []
    count = len(sentence.split())
    if count > MOST_WORDS:
        found.append(f'"{sentence}" has {count} words, {MOST_WORDS} at most')
    found.extend(f'"{sentence}" says {word}' for word in _NEVER.findall(sentence))
    if _ORDERS.match(sentence):
        found.append(f'"{sentence}" opens as an order')
    return found
