"""Minebrief for people who script: one module a command, the arguments in `arguments`."""
