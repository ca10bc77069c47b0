"""The Sources workspace: what can be cited, and every fact that rests on it."""
