"""Whatever anybody hands to Vigil ends in a value or in a sentence."""
