"""The running app: everything is made here and joined to everything it serves."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QSettings, Qt, QTimeZone, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget

from monitor.clock import Clock, SystemClock
from ui.action_desk import ActionDesk
from ui.bedside import Bedside
from ui.form_desk import FormDesk
from ui.launch import Launch
from ui.main_window import Frame, MainWindow
from ui.opening import open_recorder, record_folder
from ui.opening_desk import OpeningDesk
from ui.overlays import Overlays
from ui.pages.live_page import LivePage
from ui.panels.banner_bar import BannerBar
from ui.panels.edge_light import EdgeLight
from ui.panels.footer_bar import FooterBar
from ui.panels.new_session_page import NewSessionPage
from ui.panels.notice import Notice
from ui.panels.observation_form import ObservationForm
from ui.panels.session_list_panel import SessionListPanel
from ui.panels.start_panel import StartPanel
from ui.panels.strip_form import StripFormPanel
from ui.panels.top_bar import TopBarPanel
from ui.screens import Parts, Screens
from ui.set_desk import SetDesk
from ui.shortcuts import Shortcuts
from ui.store import Store
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.views.surroundings import Setting
from ui.worker import Worker
