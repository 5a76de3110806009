"""Fetches, checks and converts the pinned models; see models/README.md."""
