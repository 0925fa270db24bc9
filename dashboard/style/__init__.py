"""How it is said, and how it looks."""
