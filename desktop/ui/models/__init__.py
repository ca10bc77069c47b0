"""Item models, named by what they list."""
