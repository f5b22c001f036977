"""A badly kept farm on loopback, whose true articles are known."""
