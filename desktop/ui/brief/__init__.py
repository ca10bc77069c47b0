"""The right column: outline and live preview of the brief."""
