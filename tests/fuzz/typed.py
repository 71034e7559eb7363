"""What is typed into fields: numbers, times, dates, weights, answers, searches."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from monitor.access.recovery_code import code_typed
from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import NoteRecorded
from monitor.chart.numbers import parse_number
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_odd_texts
from monitor.chart.times import RepeatedHour, observed_time
from monitor.charting.patient_search import number_key, words_of
from monitor.protocol.answers import refuse_answer
from monitor.storage.noted import NotAHead, _read
from tests.builders import iv40
from tests.fuzz.running import Check, Property
from tests.fuzz.samples import TEXTS
from ui.views.forms.amendable import _reading
from ui.views.forms.score_parts import whole_number
from ui.views.new_session.birth import birth_date
from ui.views.new_session.expiry import expiry_date
from ui.views.new_session.weight import TypedWeight, typed_weight
from ui.views.session_search import read_search

_GOOD = (
    *("118/72", "36.6", "1250.5", "0,5", "14:05", "1405", "-3", "-2h", "01:30"),
    *("14-Mar-1981", "14/03/1981", "01-2027", "31-Jan-2027", "68.4 kg", "150 lb"),
    *("07700 900417", "mar-2026", "yesterday", "2026-03-14", "2026-03-14T08:10Z"),
    "57, code 1011 1213 1415 1617 1819",
)
_ZONE = ZoneInfo("Europe/London")
_NOW = datetime(2026, 10, 25, 1, 40, tzinfo=UTC)
_TODAY = date(2026, 10, 25)


@st.composite
def _slips(draw: st.DrawFn) -> str:
    """Something good with a few characters of it other ones."""
    text = list(draw(st.sampled_from(_GOOD)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text[at : at + draw(st.integers(0, 2))] = draw(
            st.text(alphabet="0123456789.,:/-+@hmn ٩²\x00\u202e", max_size=3)
        )
    return "".join(text)


TYPED = _slips() | TEXTS | st.text(alphabet="0123456789.,:/-hm ", max_size=12)


def _values(_: Path) -> Check:
    def check(text: str) -> None:
        for decimals in range(4):
            _is_either(parse_number(text, decimals), object)
        _is_either(observed_time(text, _NOW, _ZONE), (datetime, RepeatedHour))
        _is_either(birth_date(text, _TODAY), date)
        _is_either(expiry_date(text), date)
        _is_either(typed_weight(text), TypedWeight)
        _is_either(code_typed(text), bytes)
        assert whole_number(text) is None or isinstance(whole_number(text), int)
        read_search(text, _TODAY)
        number_key(text)
        words_of(text)
        refused = refuse_odd_texts(NoteRecorded(text=text))
        if refused is None:
            # What the record takes can be written down.
            assert text.encode().decode() == text

    return check


def _head(_: Path) -> Check:
    def check(text: str) -> None:
        try:
            seq, code = _read(text)
        except NotAHead:
            return
        assert 0 <= seq < 2**63
        assert len(code) == 20

    return check


def _answers(_: Path) -> Check:
    protocol = iv40()
    asks = [ask for gate in protocol.gates for ask in gate.asks]
    fields: tuple[FieldSpec, ...] = protocol.charting.fields

    def check(text: str) -> None:
        for ask in asks:
            _is_either(refuse_answer(ask, text, _NOW), type(None))
        for spec in fields:
            _is_either(_reading(text, spec), object)

    return check


def _is_either(found: Any, kind: type | tuple[type, ...]) -> None:
    """A value, or a refusal in a sentence."""
    if isinstance(found, Refusal):
        assert found.sentence.endswith(".")
        assert len(found.sentence) < 10_000
    else:
        assert isinstance(found, kind)


PROPERTIES = {
    "typed values": Property(TYPED, _values),
    "noted head": Property(TYPED, _head),
    "answers and fields": Property(TYPED, _answers),
}
