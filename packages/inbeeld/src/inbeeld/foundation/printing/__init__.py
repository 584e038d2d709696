"""Papers: a typst template of a room and values become a tagged PDF that a screen reader can read."""
