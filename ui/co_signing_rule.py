"""Whether people here may co-sign their own sessions, asked and changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui import questions
from ui.views.people_page.asked import about_co_signing

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.people_page.page import PeoplePage
    from ui.people_desk import PeopleDesk


class CoSigningRule(QObject):
    """Reads the rule as it is now, and opens the form that turns it round."""

    def __init__(
        self, page: "PeoplePage", people: "PeopleDesk", bedside: "Bedside"
    ) -> None:
        super().__init__(page)
        self._people = people
        self._bedside = bedside
        page.rule_requested.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        self._bedside.ask(questions.own_session, self._show)

    def _show(self, own_session: object) -> None:
        self._people.show_asked(about_co_signing(is_allowed=bool(own_session)))
