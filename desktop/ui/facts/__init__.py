"""The table of facts that the brief may use."""
