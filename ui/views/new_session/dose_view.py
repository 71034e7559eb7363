"""Section 2 as shown, while the dose is ordered and while it is checked."""

from typing import Literal

from msgspec import Struct

from ui.views.new_session.dose_working import WorkingView
from ui.views.new_session.parts import NOTHING, Act, ButtonView, FieldView

SectionVerdict = Literal["none", "refused", "challenged"]


class DoseSectionView(Struct, frozen=True, kw_only=True):
    """Section 2 as shown. Enter in the weight charts the weight, elsewhere the dose.

    Typing goes on at the field ``begin``, or else at the first.
    Once the dose is charted, ``dose_enter`` goes on to the baseline. ``weight_left`` is
    what leaving the weight does, ``other`` leads to the second check and back,
    ``summary`` is the section in one line, ``source`` where
    the protocol has its limits from.
    """

    note: str
    source: str
    summary: str
    is_open: bool
    fields: tuple[FieldView, ...]
    begin: str = ""
    working: WorkingView
    message: str
    verdict: SectionVerdict
    main: ButtonView
    other: ButtonView | None = None
    weight_enter: Act = NOTHING
    dose_enter: Act = NOTHING
    weight_left: Act = NOTHING
