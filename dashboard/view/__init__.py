"""What is shown of a trip, in no language and no pixel."""
