"""Words that no program text holds, for all that names somebody or must stay hidden."""

from tests.journeys.doorway import NAME, OTHER, PASSWORD, PIN

FAMILY, GIVEN = "Zyphrine", "Quexalot"
NUMBER, BORN = "CNRY-7731-04", "14-Mar-1981"
ROOM = "Heronry"
PHONE = "07700 900417"
ALLERGY = "fluoroheronol"
CHECKER, PRESCRIBER = "S. Wrenfieldt RN", "Dr Ouzelmann"
NOTE = "the kingfisher came"
RESPONSE = "calmed by the bittern"
REASON = "typed for the cormorant"
HALF_NOTE = "half a terrapin"
LEAVER, LEAVERS = "J. Goosander RN", "goosander"
WHY_LEFT = "went to the fulmars"
MISTYPED = "Zyphrine in the wrong field"
"""A name where a sign-in name belongs."""

CHARTED = (
    *(FAMILY, GIVEN, NUMBER, "CNRY773104", BORN, "1981-03-14", ROOM),
    *(PHONE, PHONE.replace(" ", ""), ALLERGY),
    *("Wrenfieldt", "Ouzelmann", NOTE, RESPONSE, REASON, HALF_NOTE),
)
"""What a chart has of a patient, and of who looks after them."""
NOT_EXPORTED = {HALF_NOTE, "CNRY773104", PHONE.replace(" ", ""), BORN}
"""Never charted so, or spelt otherwise there."""
STAFF = (NAME, "okafor", LEAVER, LEAVERS, WHY_LEFT)
SECRETS = (PASSWORD, OTHER, PIN)
EVERYTHING = (*CHARTED, *STAFF, *SECRETS, MISTYPED)
