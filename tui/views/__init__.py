"""What is looked at, as pure values: where the user is, which rows are shown, how they are counted."""
