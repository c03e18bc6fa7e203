"""How the reader is trained and evaluated: `python -m recipes.train_reader --help`."""
