"""The commands of ``wireside``, by what they are about."""
