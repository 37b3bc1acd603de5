"""The editors' decisions: made (deciding), kept and shared (store), and laid over a comparison (overlay)."""
