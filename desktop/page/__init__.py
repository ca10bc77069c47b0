"""Briefs laid out as tagged PDF pages by ReportLab."""
