"""Everything that Wireside does without a screen: from files to a comparison."""
