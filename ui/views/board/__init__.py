"""The board: every room of this workstation as a frozen value, and their order."""
