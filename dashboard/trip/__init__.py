"""The files of a trip, and the trip that they make."""
