"""The rail at the left of the window, and the workspaces that it switches."""
