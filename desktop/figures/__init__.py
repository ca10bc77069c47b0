"""Maps and charts drawn by Matplotlib from a dossier, for screen and page alike."""
