"""The bar along the top: search, date, meeting, export."""
