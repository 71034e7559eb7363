"""Scales of which only scores are charted: their terms do not let items be shown.

Ranges are facts and free; wording is not, so none of it is here. A site reads the
items from its own licensed paper. Sources stand with each.
"""

from monitor.scales.scale import Flag, Level, Part, Remission, Scale, Version

_PERMISSION = "Score only: showing the items needs permission of {owner}."
_UNCONFIRMED = "Score only: the terms of the items are not confirmed."

CADSS = Scale(
    id="cadss",
    name="CADSS",
    title="Clinician-Administered Dissociative States Scale, subjective part",
    versions=(Version(id="cadss-23", label="23 subjective items", highest=92),),
    parts=(
        Part(id="depersonalisation", label="Depersonalisation", highest=28),
        Part(id="derealisation", label="Derealisation", highest=52),
        Part(id="amnesia", label="Amnesia", highest=12),
    ),
    is_summed=True,
    note="no cut-off is validated; subscores are secondary",
    source="Bremner 1998, J Trauma Stress 11:125; 2014 version",
    notice=_PERMISSION.format(owner="J. D. Bremner, through Mapi Research Trust"),
)
CADSS6 = Scale(
    id="cadss6",
    name="CADSS-6",
    title="CADSS, six items",
    versions=(Version(id="cadss-6", label="6 items", highest=24),),
    note="no cut-off is validated",
    source="Rodrigues 2021, J Affect Disord",
    notice=_PERMISSION.format(owner="J. D. Bremner, through Mapi Research Trust"),
)
KSET = Scale(
    id="kset",
    name="KSET",
    title="Ketamine Side Effect Tool, total as its form gives it",
    versions=(
        Version(id="kset-screening", label="Screening"),
        Version(id="kset-baseline", label="Baseline"),
        Version(id="kset-after", label="After a treatment"),
        Version(id="kset-follow-up", label="Follow-up"),
        Version(id="kset-r", label="KSET-R"),
    ),
    note="the range is that of the site's form",
    source="Short 2020; Bayes 2022; KSET-R 2024",
    notice=_PERMISSION.format(owner="its authors (UNSW, Black Dog Institute)"),
)
POSS = Scale(
    id="poss",
    name="POSS",
    title="Pasero Opioid-induced Sedation Scale",
    versions=(Version(id="poss", label="S, 1 to 4"),),
    results=(
        Level(0, "S", "S"),
        Level(1, "level 1", "1"),
        Level(2, "level 2", "2"),
        Level(3, "level 3", "3"),
        Level(4, "level 4", "4"),
    ),
    has_total=False,
    direction="",
    note="3 and 4 are what protocols act on",
    source="Pasero 1994",
    notice=_PERMISSION.format(owner="Chris Pasero"),
)
RAMSAY = Scale(
    id="ramsay",
    name="Ramsay",
    title="Ramsay sedation scale",
    versions=(Version(id="ramsay-1974", label="1 to 6", lowest=1, highest=6),),
    note="4 or more is what protocols act on",
    source="Ramsay 1974, BMJ 2:656",
    notice=_UNCONFIRMED,
)
MADRS = Scale(
    id="madrs",
    name="MADRS",
    title="Montgomery-Åsberg Depression Rating Scale",
    versions=(Version(id="madrs", label="10 items", highest=60),),
    remission=Remission(
        at_most=10,
        source="10 or less, or 12 or less, by study: the stricter one is told",
    ),
    note="remission is read as 10 or less, or 12 or less, by study",
    source="Montgomery and Åsberg 1979, Br J Psychiatry 134:382",
    notice=_PERMISSION.format(owner="its copyright holder"),
)
BPRS_POSITIVE = Scale(
    id="bprs_positive",
    name="BPRS+",
    title="BPRS, the four positive items",
    versions=(
        Version(id="bprs-1-7", label="Anchored 1 to 7", lowest=4, highest=28),
        Version(id="bprs-0-6", label="Anchored 0 to 6", highest=24),
    ),
    note="no cut-off is published for ketamine",
    source="Overall and Gorham 1962, Psychol Rep 10:799",
    notice=_UNCONFIRMED,
)
CSSRS = Scale(
    id="cssrs",
    name="C-SSRS",
    title="Columbia suicide severity screen, its result",
    versions=(Version(id="cssrs-screener", label="Screener result"),),
    results=(
        Level(0, "no yes answered", "0"),
        Level(1, "low", "L"),
        Level(2, "moderate", "M"),
        Level(3, "high", "H"),
    ),
    has_total=False,
    flags=(Flag(result="H", words="result {value}, suicide screen"),),
    asks_administrator=True,
    direction="",
    note="the highest yes, not a sum",
    source="Posner 2011, Am J Psychiatry 168:1266",
    notice=_PERMISSION.format(owner="the Columbia Lighthouse Project"),
)
PRISE = Scale(
    id="prise",
    name="PRISE",
    title="Patient-Rated Inventory of Side Effects, by body system",
    versions=(Version(id="prise", label="0 none, 1 tolerable, 2 distressing"),),
    parts=tuple(
        Part(id=id_, label=label, highest=2)
        for id_, label in (
            ("gut", "Gut"),
            ("nervous", "Nervous"),
            ("heart", "Heart"),
            ("senses", "Eyes, ears"),
            ("skin", "Skin"),
            ("urinary", "Urinary"),
            ("sleep", "Sleep"),
            ("sexual", "Sexual"),
            ("other", "Other"),
        )
    ),
    has_total=False,
    source="STAR*D, Rush 2004, Control Clin Trials 25:119",
    notice=_UNCONFIRMED,
)
