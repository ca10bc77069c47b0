"""The left column: picking states and issues."""
