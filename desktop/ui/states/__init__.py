"""The States workspace: one state on one page."""
