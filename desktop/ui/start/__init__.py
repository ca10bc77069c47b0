"""What is shown while the program is being read: the list of states as it was left."""
