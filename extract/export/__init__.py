"""What Wireside found, as data and as documents for other programs and people."""
