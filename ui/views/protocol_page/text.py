"""The whole of a protocol in words."""

from monitor.protocol.care_protocol import CareProtocol
from ui.views.protocol_page.charting_text import effects_section, fields_section
from ui.views.protocol_page.dose_text import dose_section
from ui.views.protocol_page.events_text import events_section
from ui.views.protocol_page.gates_text import leave_section, start_section
from ui.views.protocol_page.life_text import life_section
from ui.views.protocol_page.review_text import review_section
from ui.views.protocol_page.rules_text import rules_section
from ui.views.protocol_page.schedule_text import schedule_section
from ui.views.protocol_page.told import Section


def sections(protocol: CareProtocol) -> tuple[Section, ...]:
    """Everything it says, in the order of a session."""
    found = (
        dose_section(protocol),
        start_section(protocol),
        schedule_section(protocol),
        rules_section(protocol),
        life_section(protocol),
        leave_section(protocol),
        effects_section(protocol),
        fields_section(protocol),
        events_section(protocol),
        review_section(protocol),
    )
    return tuple(section for section in found if section.blocks)
