"""The tabs of the pages that have one while they are shown."""

from ui.views.screen_names import Screen
from ui.views.top_bar import (
    TabView,
    audit_tab,
    backtest_tab,
    diagnostics_tab,
    figures_tab,
    oversight_tab,
    people_tab,
    protocol_tab,
)

OWN_TABS: dict[Screen, TabView] = {
    "protocol": protocol_tab(),
    "people": people_tab(),
    "audit": audit_tab(),
    "figures": figures_tab(),
    "oversight": oversight_tab(),
    "backtest": backtest_tab(),
    "diagnostics": diagnostics_tab(),
}
