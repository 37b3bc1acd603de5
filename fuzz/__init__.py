"""Random input for every part that takes input; ``python -m fuzz --help`` says how to run it."""
