"""A brief as content: sections of blocks. Knows nothing of Qt, PDF or figures."""
