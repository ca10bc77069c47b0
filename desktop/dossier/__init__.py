"""Plain typed data for states × issues × date, every value with its sources."""
