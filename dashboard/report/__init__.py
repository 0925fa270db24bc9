"""The text of the report alone."""
