"""The board: a card for each room, and what stands around them."""
