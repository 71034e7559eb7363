"""What opens a copy of the record: the present keys, or the slots beside it."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click

from monitor.access import signing_in
from monitor.access.faults import SlotsDamaged, SlotsOfCopyUnusable
from monitor.access.slot_file import SlotFile
from monitor.access.slot_text import read
from monitor.access.slots import KeySlots
from monitor.access.slots_of_copy import slots_of_copy
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, UnknownKind
from monitor.charting.refused import UNREADABLE_PEOPLE
from monitor.charting.standing import permitted_among
from monitor.storage.copied_slots import slots_beside
from monitor.storage.copies import copies_folder, copies_in
from monitor.storage.copy_faults import NotACopy
from monitor.storage.enrolled import people_in
from monitor.storage.faults import ForeignFile, SignInNeeded, WrongKey
from monitor.storage.folder import RecordFolder, is_for_people
from monitor.storage.keys import Keys
from monitor.storage.opening import fitting_key
from monitor.storage.restoring import SlotsOfCopy
from monitor.storage.slot_generation import generation_in
from ui.command_line.given_passwords import refuse_given
from ui.command_line.plain import Refused
from ui.command_line.secret_words import line_of
from ui.command_line.signing_in import (
    Code,
    Entry,
    Proof,
    by_code,
    by_password,
    doorkeeper_of,
    enter,
    let_in,
    proof_of,
)
from ui.command_line.standing_in import told_by_stand_in
from ui.launch import Launch, SignIn

File = tuple[Path, bytes]
"""A record or a copy, and the key that opens it."""


class OpenCopy(NamedTuple):
    """A copy that can be opened; ``slots`` where only those beside it do that."""

    key: bytes
    entry: Entry
    slots: bytes | None = None


def present_entry(folder: RecordFolder, launch: Launch) -> Entry | None:
    """Whoever signs in to the record that is there; None where nobody can."""
    if not is_for_people(folder.path):
        return Entry() if folder.key_file.exists() else None
    try:
        return enter(folder, launch, takes_code=True)
    except SlotsDamaged as fault:
        click.echo(f"{fault.what} {fault.why}", err=True)
        return None


def present_key(folder: RecordFolder, entry: Entry) -> bytes:
    """What opens the record that is there; raises what is wrong with it."""
    if entry.keys is None:
        return folder.present_key()
    return fitting_key(folder.record, entry.keys)


def open_copy(
    folder: RecordFolder, present: Entry | None, launch: Launch, file: Path
) -> OpenCopy:
    """By the present keys, or by signing in as at its time; raises a fault or Refused.

    Whatever is no copy at all is for others to tell.
    """
    if not file.is_file():
        raise NotACopy(file, "There is no such file.")
    is_keyed = present is not None or not slots_beside(file).exists()
    if is_keyed:
        entry = present or Entry()
        keys = entry.keys or Keys(current=folder.present_key())
        try:
            return OpenCopy(fitting_key(file, keys), entry)
        except ForeignFile:
            return OpenCopy(keys.current, entry)
        except WrongKey:
            if entry.keys is None and not slots_beside(file).exists():
                return OpenCopy(keys.current, entry)
    path = slots_beside(file)
    entry = _entry_as_then(folder, present, launch, file)
    if entry.keys is None:
        raise SignInNeeded
    return OpenCopy(fitting_key(file, entry.keys), entry, path.read_bytes())


def slots_then(
    folder: RecordFolder, present_key: bytes | None, copy: OpenCopy
) -> SlotsOfCopy:
    """What opens the copy once it is the record.

    Those beside a copy may be older than what was copied. The present ones are no way
    in by restoring where they are older than the present record.
    """
    if copy.slots is not None:
        return SlotsOfCopy(copy.slots, read(copy.slots).proved_generation)
    if copy.entry.keys is None:
        return SlotsOfCopy()
    known = 0
    if present_key is not None and folder.has_record():
        with suppress(EnvironmentFault):
            known = generation_in(folder.record, present_key)
    present = SlotFile(folder.path).read().slots
    return SlotsOfCopy(generation=max(known, present.proved_generation))


def demand_role(entry: Entry, *files: File, lacking: str = "") -> None:
    """Raises Refused where whoever signed in is no administrator.

    The first of these that can be read says so; raises the fault where none can. Where
    that is not the first of all, ``lacking`` says that nobody is found there. The
    recovery code is enough everywhere.
    """
    unread: EnvironmentFault | None = None
    for path, key in files:
        try:
            who = permitted_among(people_in(path, key), entry.actor, "backup")
        except UnknownKind:
            raise Refused(UNREADABLE_PEOPLE.sentence) from None
        except EnvironmentFault as fault:
            unread = fault
            continue
        if isinstance(who, Refusal):
            no = who if unread is None else told_by_stand_in(who, lacking)
            raise Refused(no.sentence)
        return
    if unread is not None:
        raise unread


def keys_of_copies(
    folder: RecordFolder, entry: Entry
) -> tuple[dict[Path, bytes], list[Path]]:
    """The keys of files that have another than the newest, and what opens with none."""
    if entry.keys is None or entry.proof is None:
        return {}, []
    found: dict[Path, bytes] = {}
    left: list[Path] = []
    copies = copies_in(copies_folder(folder.path)).values()
    for path in (folder.record, *copies):
        try:
            found[path] = _fitting(path, entry.keys, entry.proof)
        except (WrongKey, SlotsOfCopyUnusable):
            left += [path] if path != folder.record else []
        except EnvironmentFault:
            continue  # It is damaged, and read for what can be read of it.
    return found, left


def _fitting(path: Path, keys: Keys, proof: Proof) -> bytes:
    try:
        return fitting_key(path, keys)
    except WrongKey:
        if not slots_beside(path).exists():
            raise
        known = _known(slots_of_copy(slots_beside(path)), proof)
        if known is None or known.keys is None:
            raise
        return fitting_key(path, known.keys)


def _entry_as_then(
    folder: RecordFolder, present: Entry | None, launch: Launch, file: Path
) -> Entry:
    """By the slots beside the copy; who signed in already need not say it again."""
    slots = slots_of_copy(slots_beside(file))
    proof = None if present is None else present.proof
    known = None if proof is None else _known(slots, proof)
    if known is not None:
        return known
    answer = let_in(doorkeeper_of(folder), _proof_as_then(proof, launch, file), slots)
    if isinstance(answer, Refusal):
        raise Refused(answer.sentence)
    if answer.keys is not None and not isinstance(answer.proof, Code):
        refuse_given(file, answer.keys, answer.actor.person)
    return answer


def _proof_as_then(proof: Proof | None, launch: Launch, file: Path) -> Proof:
    """Another than the one that opened the record, which does not open the copy."""
    if proof is None:
        return proof_of(launch.sign_in, takes_code=True)
    code = launch.sign_in.code_file
    if code is not None and not isinstance(proof, Code):
        return Code(line_of(code))
    said = f"{file} was made while the record had another key"
    if not sys.stdin.isatty():
        raise Refused(
            f"{said}, and what was given does not open it. Give the recovery code of "
            "that time with --recovery-code-file, or sign in to it at a terminal."
        )
    click.echo(f"{said}. Sign in to it as at that time.", err=True)
    return proof_of(SignIn(), takes_code=True)


def _known(slots: KeySlots, proof: Proof) -> Entry | None:
    """Whether what was right for the record also opens these; that is no guess."""
    if isinstance(proof, Code):
        opened = signing_in.open_by_code(slots, proof.typed)
        return None if isinstance(opened, Refusal) else by_code(opened, proof)
    signed = signing_in.sign_in(slots, proof)
    if isinstance(signed, Refusal):
        return None
    return by_password(signed, proof)
