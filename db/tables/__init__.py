"""Tables that come in and go out: CSV files and workbooks, from rows to facts and back."""
