"""The speed benchmark: our page beside a bare page and beside the tutorial way, in one run."""
