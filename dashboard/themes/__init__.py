"""What the sentences are about."""
