"""The look: tokens, palettes, fonts, icons and shapes, and the style sheet."""
