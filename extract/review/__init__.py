"""The editors' decisions: made, kept, shared, and laid over a comparison."""
