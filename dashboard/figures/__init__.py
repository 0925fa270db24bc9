"""Pure functions of (Trip, Filter) to figures: they take tables and return, they never draw."""
