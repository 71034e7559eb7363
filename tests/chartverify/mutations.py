"""What somebody might do to a bundle: at random, or knowing the format."""

import hashlib
import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from monitor.chartverify.hashing import leaf_of, link_of, root_of
from monitor.chartverify.lines import canonical
from monitor.chartverify.places import chains_of
from monitor.chartverify.shapes import header_of

Line = dict[str, Any]
Mutation = Callable[[bytes, bytes, Random], bytes]
"""Of one bundle, with another to take from."""


def lines_in(bundle: bytes) -> list[Line]:
    return [json.loads(line) for line in bundle.splitlines()]


def joined(lines: list[Line]) -> bytes:
    return b"".join(canonical(line) + b"\n" for line in lines)


def flip_a_byte(bundle: bytes, _: bytes, dice: Random) -> bytes:
    changed = bytearray(bundle)
    changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
    return bytes(changed)


def delete_bytes(bundle: bytes, _: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(bundle))
    return bundle[:at] + bundle[at + dice.randrange(1, 40) :]


def insert_bytes(bundle: bytes, _: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(bundle) + 1)
    return bundle[:at] + dice.randbytes(dice.randrange(1, 4)) + bundle[at:]


def cut_off(bundle: bytes, _: bytes, dice: Random) -> bytes:
    return bundle[: dice.randrange(len(bundle))]


def delete_a_line(bundle: bytes, _: bytes, dice: Random) -> bytes:
    lines = lines_in(bundle)
    del lines[dice.randrange(len(lines))]
    return joined(lines)


def repeat_a_line(bundle: bytes, _: bytes, dice: Random) -> bytes:
    lines = lines_in(bundle)
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return joined(lines)


def swap_two_lines(bundle: bytes, _: bytes, dice: Random) -> bytes:
    lines = lines_in(bundle)
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return joined(lines)


def splice_a_line(bundle: bytes, other: bytes, dice: Random) -> bytes:
    """A line of the other bundle, an entry or a signature, in place of one of its."""
    lines, theirs = lines_in(bundle), lines_in(other)
    foreign = [line for line in theirs if line not in lines]
    lines[dice.randrange(len(lines))] = dice.choice(foreign)
    return joined(lines)


def change_a_value(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """Another value of the same type, spelt as it has to be."""
    lines = lines_in(bundle)
    at = dice.choice(list(_values(lines)))
    holder: Any = lines
    for step in at[:-1]:
        holder = holder[step]
    holder[at[-1]] = _another(holder[at[-1]], dice)
    return joined(lines)


def swap_two_values(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """The same field of two entries, as who charted them."""
    lines = lines_in(bundle)
    entries = [line["entry"] for line in lines if "entry" in line]
    name = dice.choice(sorted(entries[0]))
    pairs = [(a, b) for a in entries for b in entries if a[name] != b[name]]
    if pairs:
        one, other = dice.choice(pairs)
        one[name], other[name] = other[name], one[name]
    return joined(lines)


def forge(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """Other content or another author, with every hash worked out anew."""
    lines = lines_in(bundle)
    target = dice.choice(_signed_entries(lines))
    if dice.random() < 0.5:
        target["content"] = target["content"].replace('"', '" ', 1)
    else:
        target["entry"]["author"] = "00000000-0000-4000-8000-00000000000f"
    return rehashed(lines)


def leave_out(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """Without an entry that was signed, with all the rest worked out anew."""
    lines = lines_in(bundle)
    lines.remove(dice.choice(_signed_entries(lines)))
    return rehashed(lines)


def strip(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """Without its signatures, so that no key is in the way of another content."""
    lines = [line for line in lines_in(bundle) if "signature" not in line]
    target = dice.choice([line for line in lines if "content" in line])
    target["content"] = target["content"].replace('"', '" ', 1)
    return rehashed(lines)


def append_a_patient(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """The signed session is somebody else's, by an entry that came after it."""
    name = dice.choice(["identifier", "family", "given", "born"])
    return corrected(bundle, **{name: "1901-01-01"})


def append_an_allergy(bundle: bytes, _: bytes, dice: Random) -> bytes:
    """Something else of the patient, which no session has to be signed anew for."""
    title = "Dr" * dice.randrange(1, 9)
    return corrected(bundle, title=title, allergies={"items": [], "state": title})


def append_a_note(bundle: bytes, _: bytes, dice: Random) -> bytes:
    lines = lines_in(bundle)
    signed = _signed_entries(lines)
    of_it = [line for line in signed if line["entry"]["stream_kind"] == "session"]
    content = '{"kind":"note-recorded/1","text":"never said"}'
    return appended(lines, dice.choice(of_it), "note-recorded", content)


def corrected(bundle: bytes, **details: Any) -> bytes:
    """With a correction of the patient at its end, which takes no key."""
    lines = lines_in(bundle)
    kind = "patient-recorded"
    known = next(x for x in lines if x.get("entry", {}).get("kind") == kind)
    content = json.loads(known["content"])
    content["kind"] = "patient-corrected/1"
    content["details"] |= details
    return appended(lines, known, "patient-corrected", canonical(content).decode())


def appended(lines: list[Line], like: Line, kind: str, content: str) -> bytes:
    """One entry more of that stream, at the end of the last chain that is there."""
    last = [line for line in lines if "entry" in line][-1]
    more = deepcopy(last)
    more["entry"] |= {
        "id": f"00000000-0000-4000-8000-{last['entry']['seq'] + 1:012x}",
        "stream": like["entry"]["stream"],
        "stream_kind": like["entry"]["stream_kind"],
        "seq": last["entry"]["seq"] + 1,
        "kind": kind,
        "prev_link": last["entry"]["link"],
        "supersedes": [],
    }
    more |= {"salt": "00" * 16, "content": content}
    more["entry"]["leaf"] = leaf_of(more["salt"], content)
    more["entry"]["link"] = link_of(header_of(more))
    lines.insert(lines.index(last) + 1, more)
    return fitted(lines)


def rehashed(lines: list[Line]) -> bytes:
    """All that needs no key is made to fit again, from leaf to first line."""
    entries = [line for line in lines if "entry" in line]
    links: dict[str, str] = {}
    for line in entries:
        entry = line["entry"]
        entry["leaf"] = leaf_of(line["salt"], line["content"])
        entry["prev_link"] = links.get(entry["prev_link"], entry["prev_link"])
        before, entry["link"] = entry["link"], link_of(header_of(line))
        links[before] = entry["link"]
    return fitted(lines)


def fitted(lines: list[Line]) -> bytes:
    """With the first line that these entries would have."""
    entries = [line for line in lines if "entry" in line]
    headers = [header_of(line) for line in entries]
    lines[0] |= {
        "chains": chains_of(headers),
        "root": root_of(header.link for header in headers),
        "entries": len(entries),
        "signatures": sum("signature" in line for line in lines),
    }
    return joined(lines)


RANDOM: tuple[Mutation, ...] = (
    flip_a_byte,
    delete_bytes,
    insert_bytes,
    cut_off,
    delete_a_line,
    repeat_a_line,
    swap_two_lines,
    splice_a_line,
    change_a_value,
    swap_two_values,
)
KNOWING: tuple[Mutation, ...] = (forge, leave_out, strip, append_a_patient)
"""What only a signature, or a code noted elsewhere, can tell."""
TOLD: tuple[Mutation, ...] = (append_an_allergy, append_a_note)
"""What may come after a signature: it has to be told."""


def _signed_entries(lines: list[Line]) -> list[Line]:
    entries = [line for line in lines if "entry" in line]
    (manifest,) = [line["manifest"] for line in lines if "manifest" in line]
    parts = (manifest["session"], manifest["patient"])
    lasts = {
        (part["id"], chain["epoch"]): chain["last"]
        for part in parts
        for chain in part["chains"]
    }
    return [
        line
        for line in entries
        if line["entry"]["seq"]
        <= lasts.get((line["entry"]["stream"], line["entry"]["epoch"]), 0)
    ]


def _values(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where each value is that is no list or object, and is not a missing one."""
    if isinstance(value, dict):
        return [p for key, v in value.items() for p in _values(v, (*at, key))]
    if isinstance(value, list):
        return [p for key, v in enumerate(value) for p in _values(v, (*at, key))]
    return [at]


def _another(value: object, dice: Random) -> object:
    if value is None:
        return dice.choice(["x", 1])
    if isinstance(value, int):
        return value + dice.choice([-1000, -1, 1, 1000])
    text = str(value)
    if text and all(c in "0123456789abcdef-" for c in text):
        at = dice.choice([i for i, c in enumerate(text) if c != "-"])
        other = dice.choice([c for c in "0123456789abcdef" if c != text[at]])
        return text[:at] + other + text[at + 1 :]
    return hashlib.sha256(text.encode()).hexdigest()[: dice.randrange(1, 9)]
