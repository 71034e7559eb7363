"""The page that tells a protocol in words."""
