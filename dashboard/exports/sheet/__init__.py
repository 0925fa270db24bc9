"""The slide as a picture."""
