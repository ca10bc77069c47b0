"""Maps and charts in the middle, and the table of what is picked."""
