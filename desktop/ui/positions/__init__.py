"""The Positions tab: what states did or said, and who stands where."""
