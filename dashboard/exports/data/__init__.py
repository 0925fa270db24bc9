"""Tables and places for other programs."""
