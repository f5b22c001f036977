"""Undo what was done to the characters of a page: annotations, broken framing, dropped words."""
