"""The application: dossier, brief, figures, page and window, each knowing only what lies before it."""
