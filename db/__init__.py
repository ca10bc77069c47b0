"""The workspace file and the facts: treaty rules, records, store. No Qt, no drawing."""
