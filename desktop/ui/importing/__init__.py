"""Tables in and out of the store, as the window shows it."""
