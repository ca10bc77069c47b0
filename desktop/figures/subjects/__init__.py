"""What each figure shows: one module a subject, with its words, its numbers, its sources and its drawing."""
