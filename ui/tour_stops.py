"""Where the tour stops: the name of each picture, and the way to it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt

from ui import tour_alerts as alerts
from ui.tour import Tour
from ui.tour_devices import DEVICES
from ui.tour_drill import begin_drill, end_drill, finish_drill
from ui.tour_emergency import EMERGENCY
from ui.tour_endings import ENDINGS
from ui.tour_held import HELD
from ui.tour_listing import LISTING
from ui.tour_people import AT_LAST
from ui.tour_protocol import PROTOCOL
from ui.tour_record import RECORD
from ui.tour_record_only import RECORD_ONLY
from ui.tour_replay import REPLAY
from ui.tour_reviewing import REVIEWING
from ui.tour_rooms import LAST, further_rooms
from ui.tour_signing import SIGNING
from ui.tour_urgent import URGENT
from ui.tour_way_in import WAY_IN, sign_in


class Stop(NamedTuple):
    """A screen to be looked at; ``reach`` goes there from the stop before."""

    name: str
    reach: Callable[[Tour], None]


def _find_patient(tour: Tour) -> None:
    tour.do("new")
    tour.type("alex")


def _choose_patient(tour: Tour) -> None:
    """Who it is and what was before, to be confirmed."""
    tour.press(Qt.Key.Key_Return)


def _answer_check(tour: Tour) -> None:
    """The first check before the dose is open for its answer."""
    tour.go_to(-15)
    tour.show_session()
    tour.vigil.parts.opening.focus(tour.vigil.parts.opening.preflight.first)
    tour.type("c")


def _override_check(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.type("o")
    tour.type("dr meyer")
    tour.press(Qt.Key.Key_Tab)
    tour.type("signed again on paper")


def _take_baseline(tour: Tour) -> None:
    """Two sets are charted, and the third is being typed."""
    tour.go_to(-4.1)
    tour.show_session()
    tour.do("set")
    tour.type("120746998")


def _start(tour: Tour) -> None:
    alerts.drop_set(tour)
    tour.go_to(5)
    tour.show_session()


def _record_effect(tour: Tour) -> None:
    end_drill(tour)
    alerts.drop_set(tour)
    tour.go_to(13)
    tour.do("effect")


def _doubt_dose(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("doubt")


def _waste_drug(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("waste")


def _log_infusion(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.go_to(25)
    tour.do("infusion")


def _help(tour: Tour) -> None:
    tour.do("help")


def _find_command(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("palette")


def _choose_event(tour: Tour) -> None:
    """What one key charts, for the pointer."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("events")


def _look_at_patient(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("eyes")


def _list(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("sessions")
    tour.vigil.desks.list.show_marked()
    tour.settle()


def _amend(tour: Tour) -> None:
    tour.vigil.parts.start.start_requested.emit(tour.stage.actor.name)
    tour.go_to(44.9)
    tour.show_session()
    tour.amend(43)


def _recover(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.go_to(71)


def _write_note(tour: Tour) -> None:
    tour.do("note")


def _hand_over(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("handover")


def _record_treatment(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("treatment")


def _give_oxygen(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("oxygen")


def _score_mood(tour: Tour) -> None:
    """The last item of a PHQ-9 is asked."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("score")
    tour.type("p01120010")


def _let_it_fall_due(tour: Tour) -> None:
    """The set due at 72 is charted at 79; its alert stands since 77."""
    tour.press(Qt.Key.Key_Escape)
    tour.go_to(78.5)


def _put_off(tour: Tour) -> None:
    tour.do("snooze")


def _prepare_end(tour: Tour) -> None:
    tour.do("acknowledge")
    tour.do("close")


def _check_before_leaving(tour: Tour) -> None:
    """The first of the checks that a person answers is open for its answer."""
    tour.type("1")


def _override_before_leaving(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.type("o")
    tour.type("dr meyer")
    tour.press(Qt.Key.Key_Tab)
    tour.type("seen by me, walks with help")


def _read_transfer_sheet(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.type("s")


def _review(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.go_to(110)
    tour.show_session()


def _call_afterwards(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("session column")
    tour.do("follow up")


def _look_at_the_board(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.play(*further_rooms(tour.stage), until=LAST)
    tour.do("board")
    tour.press(Qt.Key.Key_Down)


def _take_over(tour: Tour) -> None:
    """Another nurse opens the room; in a demo that plays by itself nobody does."""
    tour.vigil.desks.taking.is_needed = True
    tour.vigil.bedside.name_nurse("J. Marsh RN")
    tour.do("room 2")


def _ask_about_left(tour: Tour) -> None:
    """She is in the room, where the other left a set half typed."""
    tour.type("ih")
    tour.press(Qt.Key.Key_Return)


STOPS = (
    Stop("new_session_patient", _find_patient),
    Stop("new_session_confirm", _choose_patient),
    Stop("new_session_check", _answer_check),
    Stop("new_session_override", _override_check),
    Stop("new_session", _take_baseline),
    Stop("live_started", _start),
    Stop("drill", begin_drill),
    Stop("form_effect", _record_effect),
    Stop("form_infusion", _log_infusion),
    Stop("form_doubt", _doubt_dose),
    Stop("form_waste", _waste_drug),
    Stop("live", alerts.alert),
    Stop("form_action", alerts.act),
    Stop("call_text", alerts.say),
    Stop("why", alerts.ask_why),
    Stop("form_limits", alerts.change_limit),
    Stop("live_snoozed", alerts.silence),
    Stop("help", _help),
    Stop("palette", _find_command),
    Stop("events", _choose_event),
    Stop("eyes_on", _look_at_patient),
    Stop("sessions", _list),
    *(Stop(name, reach) for name, reach in LISTING),
    Stop("sign_in", sign_in),
    *(Stop(name, reach) for name, reach in WAY_IN),
    Stop("form_amend", _amend),
    Stop("live_recovery", _recover),
    Stop("form_note", _write_note),
    Stop("form_handover", _hand_over),
    Stop("form_treatment", _record_treatment),
    Stop("form_oxygen", _give_oxygen),
    *(Stop(name, reach) for name, reach in RECORD),
    Stop("form_score", _score_mood),
    Stop("live_overdue", _let_it_fall_due),
    Stop("form_snooze", _put_off),
    Stop("live_late", alerts.chart_late),
    Stop("leaving", _prepare_end),
    Stop("form_check", _check_before_leaving),
    Stop("form_override", _override_before_leaving),
    Stop("transfer_sheet", _read_transfer_sheet),
    *(Stop(name, reach) for name, reach in ENDINGS),
    Stop("session", _review),
    *(Stop(name, reach) for name, reach in REPLAY),
    *(Stop(name, reach) for name, reach in REVIEWING),
    Stop("form_follow_up", _call_afterwards),
    Stop("board", _look_at_the_board),
    *(Stop(name, reach) for name, reach in PROTOCOL),
    *(Stop(name, reach) for name, reach in EMERGENCY),
    Stop("taking_over", _take_over),
    Stop("left_half_typed", _ask_about_left),
    *(Stop(name, reach) for name, reach in URGENT),
    *(Stop(name, reach) for name, reach in HELD),
    Stop("drill_result", finish_drill),
    *(Stop(name, reach) for name, reach in DEVICES),
    *(Stop(name, reach) for name, reach in RECORD_ONLY),
    *(Stop(name, reach) for name, reach in SIGNING),
    *(Stop(name, reach) for name, reach in AT_LAST),
)
"""In the order of the session's time; the names are the published ones."""
