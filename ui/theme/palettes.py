"""The day and the night palette."""

from PySide6.QtGui import QColor

from ui.theme.tokens import AlertColours, Mode, Palette


def _alert(fill: str, text: str, border: str) -> AlertColours:
    return AlertColours(QColor(fill), QColor(text), QColor(border))


DAY = Palette(
    mode=Mode.DAY,
    app=QColor("#E9EDF1"),
    surface=QColor("#FFFFFF"),
    raised=QColor("#F5F7F9"),
    plot=QColor("#FFFFFF"),
    field=QColor("#FFFFFF"),
    selected=QColor("#DCEAF8"),
    text=QColor("#17212B"),
    text_secondary=QColor("#44515E"),
    text_muted=QColor("#586470"),
    link=QColor("#0B5394"),
    inverse=QColor("#FFFFFF"),
    control=QColor("#76828E"),
    focus=QColor("#0B5CAD"),
    grid=QColor("#DDE2E7"),
    divider=QColor("#CBD2D9"),
    band_red=QColor("#FBE9E7"),
    band_amber=QColor("#FFF6DB"),
    band_baseline=QColor("#EAF1F7"),
    infusion=QColor("#5B6672"),
    infusion_text=QColor("#FFFFFF"),
    ghost=QColor("#D3D9DF"),
    bp=QColor("#17212B"),
    hr=QColor("#055A45"),
    spo2=QColor("#0A66E1"),
    rr=QColor("#B85A06"),
    temp=QColor("#9A356A"),
    scales=QColor("#481A88"),
    primary=QColor("#17212B"),
    primary_text=QColor("#FFFFFF"),
    primary_border=QColor("#17212B"),
    off=QColor("#E9EDF1"),
    high=_alert("#B3261E", "#FFFFFF", "#B3261E"),
    # The amber fill stands out too little from white without its dark border.
    medium=_alert("#FFD23F", "#1B1400", "#7A5C00"),
    low=_alert("#0B6E80", "#FFFFFF", "#0B6E80"),
)

NIGHT = Palette(
    mode=Mode.NIGHT,
    app=QColor("#0B0D10"),
    surface=QColor("#10141A"),
    raised=QColor("#151B21"),
    plot=QColor("#0D1014"),
    field=QColor("#0B0D10"),
    selected=QColor("#162F46"),
    # Dimmer than a screen needs, so that the page stays within its light budget with
    # an alert shining over the fullest form (tests/ui/test_night_light.py).
    text=QColor("#B9C0C7"),
    text_secondary=QColor("#8D98A3"),
    text_muted=QColor("#8D98A3"),
    link=QColor("#7DB8EE"),
    inverse=QColor("#12161B"),
    control=QColor("#6A7682"),
    focus=QColor("#7DB8EE"),
    grid=QColor("#1D242B"),
    divider=QColor("#2A323B"),
    band_red=QColor("#2A1614"),
    band_amber=QColor("#2A2410"),
    band_baseline=QColor("#141C24"),
    infusion=QColor("#58636E"),
    infusion_text=QColor("#E3E7EA"),
    ghost=QColor("#2B343D"),
    bp=QColor("#D5DADF"),
    hr=QColor("#36A274"),
    spo2=QColor("#7CC5F2"),
    rr=QColor("#E7D4A8"),
    temp=QColor("#E56FA9"),
    scales=QColor("#A960EA"),
    primary=QColor("#17324A"),
    primary_text=QColor("#B9C0C7"),
    primary_border=QColor("#7DB8EE"),
    off=QColor("#151B21"),
    high=_alert("#C4322A", "#FFFFFF", "#C4322A"),
    medium=_alert("#D9A900", "#161000", "#D9A900"),
    low=_alert("#0E7387", "#FFFFFF", "#0E7387"),
)
