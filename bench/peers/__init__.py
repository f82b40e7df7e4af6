"""The generators that are measured: ours, and those that are used for the same work."""
