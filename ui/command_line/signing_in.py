"""Signing in to a record for one command, as to the app."""

from typing import NamedTuple

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.record_key import DataKeys, RecordKey
from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.slots import NOBODY, KeySlots
from monitor.chart.entries import NOT_SIGNED_IN, RECOVERY, Actor
from monitor.chart.refusals import Refusal
from monitor.clock import SystemClock
from monitor.storage.folder import RecordFolder, is_for_people
from monitor.storage.keys import Keys
from ui.command_line.given_passwords import refuse_given
from ui.command_line.older_slots import refuse_older
from ui.command_line.plain import Plain, Refused
from ui.command_line.secret_words import asked, line_of
from ui.launch import Launch, SignIn
from ui.opening import raw


class Code(NamedTuple):
    """The recovery code as typed."""

    typed: str


Proof = Credentials | Code


class Entry(NamedTuple):
    """The way into a record, and whoever came in by it.

    Without ``keys`` it has a key file, and nobody signs in. ``generation`` is of the
    slots that a password opened, and ``keeper`` knows them.
    """

    keys: Keys | None = None
    actor: Actor = NOT_SIGNED_IN
    proof: Proof | None = None
    generation: int = 0
    keeper: Doorkeeper | None = None


def enter(folder: RecordFolder, launch: Launch, *, takes_code: bool = False) -> Entry:
    """Have somebody sign in where people do; raises Plain, Refused, or a fault."""
    if not is_for_people(folder.path):
        refuse_needless(launch, folder)
        return Entry()
    keeper = doorkeeper_of(folder)
    answer = let_in(keeper, proof_of(launch.sign_in, takes_code=takes_code))
    if isinstance(answer, Refusal):
        raise Refused(answer.sentence)
    if answer.keys is not None and isinstance(answer.proof, Credentials):
        refuse_older(folder, answer.keys, answer.generation, answer.actor)
        refuse_given(folder.record, answer.keys, answer.actor.person)
    return answer._replace(keeper=keeper)


def refuse_needless(launch: Launch, folder: RecordFolder) -> None:
    """Nobody's name stands for what is done where no name is asked for."""
    if launch.sign_in.name:
        raise Plain(
            f"Nobody signs in to the record in {folder.path}: it has a key file. "
            "Leave --as out."
        )


def proof_of(sign_in: SignIn, *, takes_code: bool) -> Proof:
    """As named, or as asked for at the terminal; raises Plain."""
    if sign_in.code_file is not None and not sign_in.name:
        return Code(line_of(sign_in.code_file))
    name = sign_in.name or asked(
        "Sign-in name (or nothing, to type the recovery code)"
        if takes_code
        else "Sign-in name",
        "--as NAME",
        is_hidden=False,
    )
    if name.strip():
        return Credentials(name=name, password=_password(sign_in))
    if takes_code:
        return Code(asked("Recovery code", "--recovery-code-file FILE"))
    raise Plain("No sign-in name was given, so nothing was done. Say who you are.")


def let_in(
    doorkeeper: Doorkeeper, proof: Proof, slots: KeySlots | None = None
) -> Entry | Refusal:
    """Counted as any try; ``slots`` are those of a copy, else the record's own."""
    if isinstance(proof, Code):
        opened = doorkeeper.open_by_code(proof.typed, slots)
        return opened if isinstance(opened, Refusal) else by_code(opened, proof)
    signed = doorkeeper.sign_in(proof, slots)
    if isinstance(signed, Refusal):
        return signed
    return by_password(signed, proof)


def by_code(keys: DataKeys, proof: Proof) -> Entry:
    actor = Actor(person=NOBODY, name="Recovery code", auth_method=RECOVERY)
    return Entry(keys=raw(keys), actor=actor, proof=proof)


def by_password(signed: SignedIn, proof: Proof) -> Entry:
    actor = Actor(person=signed.person, name="", auth_method="password")
    keys = raw(signed.keys)
    return Entry(keys=keys, actor=actor, proof=proof, generation=signed.generation)


def data_keys(keys: Keys) -> DataKeys:
    """As the slots have them."""
    before = None if keys.before is None else RecordKey(raw=keys.before)
    return DataKeys(current=RecordKey(raw=keys.current), before=before)


def newest_of(entry: Entry) -> DataKeys | None:
    """The key that the record has once it was keyed anew."""
    keys = entry.keys
    return None if keys is None else DataKeys(current=RecordKey(raw=keys.current))


def doorkeeper_of(folder: RecordFolder) -> Doorkeeper:
    return Doorkeeper(folder.path, SystemClock())


def _password(sign_in: SignIn) -> str:
    if sign_in.password_file is not None:
        return line_of(sign_in.password_file)
    return asked("Password", "--password-file FILE")
