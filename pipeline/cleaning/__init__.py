"""Cleaning: steps propose edits, one engine applies them."""
