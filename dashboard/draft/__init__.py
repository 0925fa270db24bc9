"""A report as received → a first draft of its trip: what its own words say, and nothing else."""
