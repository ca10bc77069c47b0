"""Help, read offline."""
