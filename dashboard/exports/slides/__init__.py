"""Slides that can be edited."""
