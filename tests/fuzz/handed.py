"""What somebody hands to a command: protocols, lists of patients, bundles, copies."""

import json
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import cast

import click
from hypothesis import strategies as st

from monitor.charting.faults import EnvironmentFault
from monitor.charting.patient_import import plan_import
from monitor.chartverify.lines import Unreadable
from monitor.chartverify.proof import prove
from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from monitor.storage.backup import back_up
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.restoring import look_at
from tests.builders import iv40_text
from tests.charting.clinic import Clinic
from tests.chartverify.bundles import make_bundles
from tests.chartverify.mutations import lines_in
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.fuzz.running import Check, Property
from tests.fuzz.samples import contents, exchanged, mutated
from tests.storage.charted import circumstances, note
from ui.command_line.import_patients import _read
from ui.command_line.protocol_file import protocol_text

_HEADER = b"identifier,family,given,title,born,sex,allergies\n"
_LIST = (
    _HEADER + b"K-004 217,Halvorsen,Ingrid,Ms,1981-03-14,female,latex; penicillin\n",
    _HEADER + b'"T-0001","De\nmo",Alex,,1981-03-14,m,none known\n\n',
    b"\xef\xbb\xbfborn,family,identifier,given\r\n1990-01-01,Abebe,7,Tesfaye\r\n",
)


def _protocol(folder: Path) -> Check:
    file = folder / "protocol.toml"

    def check(content: bytes) -> None:
        file.write_bytes(content)
        try:
            assert parse_protocol(protocol_text(file)).rules
        except ProtocolFault as refused:
            assert refused.faults  # noqa: PT017  (another may be raised)
        except click.ClickException as no:
            _is_told(no.message)

    return check


def _patients(folder: Path) -> Check:
    """What can be entered of a list is entered, in a record in memory."""
    file = folder / "patients.csv"
    clinic = Clinic()
    clinic.charted(clinic.recording())
    known = clinic.recorder.patients(limit=None)

    def check(content: bytes) -> None:
        file.write_bytes(content)
        with suppress(click.ClickException):
            plan = plan_import(_read(file), known, NURSE, clinic.clock)
            assert all(fault.sentence for fault in (*plan.told, *plan.faults))

    return check


def _bundles(folder: Path) -> tuple[bytes, ...]:
    with Database(folder / "record") as database:
        return tuple(make_bundles(database))


def _bundle(folder: Path) -> Check:
    """Which of its lines is changed comes with the input, since good ones are made."""
    good = _bundles(folder)

    def check(how: tuple[bytes, st.DataObject]) -> None:
        noise, data = how
        if data.draw(st.booleans()):
            tried = noise
        elif data.draw(st.booleans()):
            tried = data.draw(mutated(*good))
        else:
            lines = lines_in(data.draw(st.sampled_from(good)))
            at = data.draw(st.integers(0, len(lines) - 1))
            lines[at] = exchanged(cast("st.DrawFn", data.draw), lines[at])
            tried = b"".join(_spelt(line) for line in lines)
        try:
            proof = prove(BytesIO(tried))
        except Unreadable as no:
            _is_told(str(no))
            return
        assert proof.findings or tried in good

    return check


def _is_told(sentence: str) -> None:
    assert sentence.endswith(".")


def _spelt(line: object) -> bytes:
    text = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace") + b"\n"


def _copy(folder: Path) -> Check:
    """Noise under any name, and a copy that something was done to."""
    record, whole = folder / "record", folder / "whole.db"
    with Database(record) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a"), note("b")], NURSE, circumstances())
    key = (record / "record.key").read_bytes()
    back_up(record / "record.db", key, whole)
    good, copy = whole.read_bytes(), folder / "copy.db"

    def check(how: tuple[bytes, int, bool]) -> None:
        noise, at, is_whole = how
        at %= len(good)
        changed = good[:at] + noise + good[at + len(noise) :] if is_whole else noise
        copy.write_bytes(changed)
        with suppress(EnvironmentFault):
            held = look_at(copy, key)
            assert held.findings or changed == good
        assert copy.read_bytes() == changed

    return check


PROPERTIES = {
    "protocol": Property(
        contents(iv40_text().encode()), _protocol, short=20, long=10_000
    ),
    "patient list": Property(contents(*_LIST), _patients),
    "bundle": Property(
        st.tuples(st.binary(max_size=300), st.data()), _bundle, long=20_000
    ),
    "copy to restore": Property(
        st.tuples(st.binary(max_size=60), st.integers(0, 1 << 20), st.booleans()),
        _copy,
        long=2_000,
    ),
}
