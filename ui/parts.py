"""The widgets that the screens are made of."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.launch import Launch
from ui.main_window import Frame
from ui.pages.backtest_page import BacktestPage
from ui.pages.figures_page import FiguresPage
from ui.pages.live_page import LivePage
from ui.pages.oversight_page import OversightPage
from ui.pages.review_page import ReviewListPage
from ui.panels.audit_page.page import AuditLogPage
from ui.panels.banner_bar import BannerBar
from ui.panels.board.panel import BoardPanel
from ui.panels.diagnostics_panel import DiagnosticsPanel
from ui.panels.edge_light import EdgeLight
from ui.panels.elsewhere_bar import ElsewhereBar
from ui.panels.footer_bar import FooterBar
from ui.panels.glass_panel import GlassPanel
from ui.panels.lock_panel import LockPanel
from ui.panels.new_session.page import NewSessionPage
from ui.panels.people_page.page import PeoplePage
from ui.panels.protocol_page.page import ProtocolPage
from ui.panels.start_panel import StartPanel
from ui.panels.taking_panel import TakingPanel
from ui.panels.top_bar import TopBarPanel
from ui.panels.veil_panel import VeilPanel
from ui.strip import Strip
from ui.views.surroundings import Setting


class Parts(NamedTuple):
    """Every part that is there once, whichever screen is shown."""

    frame: Frame
    top: TopBarPanel
    banner: BannerBar
    elsewhere: ElsewhereBar
    footer: FooterBar
    start: StartPanel
    board: BoardPanel
    sessions: ReviewListPage
    taking: TakingPanel
    protocols: ProtocolPage
    people: PeoplePage
    audit: AuditLogPage
    figures: FiguresPage
    oversight: OversightPage
    backtest: BacktestPage
    diagnostics: DiagnosticsPanel
    opening: NewSessionPage
    live: LivePage
    veil: VeilPanel
    lock: LockPanel
    glass: GlassPanel
    strip: Strip
    edge: EdgeLight

    @property
    def named(
        self,
    ) -> tuple["NamedPage", ...]:
        """Those that are gone to by their names, and left by Escape."""
        audits = (self.audit, self.figures, self.oversight)
        return (self.protocols, self.people, *audits, self.diagnostics)

    @property
    def pages(self) -> dict[str, QWidget]:
        """The page of each screen."""
        return {
            "start": self.start,
            "board": self.board,
            "sessions": self.sessions,
            "taking": self.taking,
            "protocol": self.protocols,
            "people": self.people,
            "audit": self.audit,
            "figures": self.figures,
            "oversight": self.oversight,
            "backtest": self.backtest,
            "diagnostics": self.diagnostics,
            "opening": self.opening,
            "live": self.live,
            "veil": self.veil,
            "lock": self.lock,
            "glass": self.glass,
        }


_Audits = AuditLogPage | FiguresPage | OversightPage
NamedPage = ProtocolPage | PeoplePage | _Audits | DiagnosticsPanel


def make_parts() -> Parts:
    """Make each, and lay them out in the frame."""
    strip = Strip()
    top, banner, footer = TopBarPanel(), BannerBar(), FooterBar()
    start, board, sessions = StartPanel(), BoardPanel(), ReviewListPage()
    taking, opening, live = TakingPanel(), NewSessionPage(), LivePage(strip)
    protocols, people, audit = ProtocolPage(), PeoplePage(), AuditLogPage()
    figures, oversight = FiguresPage(), OversightPage()
    backtest = BacktestPage()
    elsewhere, diagnostics = ElsewhereBar(), DiagnosticsPanel()
    veil, lock, glass = VeilPanel(), LockPanel(), GlassPanel()
    pages = (start, board, sessions, taking, protocols, people, audit)
    audits = (figures, oversight, backtest)
    others = (opening, live, *audits, diagnostics, veil, lock, glass)
    frame = Frame(top, banner, elsewhere, footer, *pages, *others)
    return Parts(
        frame=frame,
        top=top,
        banner=banner,
        elsewhere=elsewhere,
        footer=footer,
        start=start,
        board=board,
        sessions=sessions,
        taking=taking,
        protocols=protocols,
        people=people,
        audit=audit,
        figures=figures,
        oversight=oversight,
        backtest=backtest,
        diagnostics=diagnostics,
        opening=opening,
        live=live,
        veil=veil,
        lock=lock,
        glass=glass,
        strip=strip,
        edge=EdgeLight(frame),
    )


def setting_of(launch: Launch) -> Setting:
    """Where the app runs, as it was asked to start."""
    return Setting(
        station=launch.station_name,
        is_demo=launch.is_demo,
        asks_name_only=launch.asks_name_only,
    )
