"""The hand: what a person decides in the pages, as judgements beside the evidence, which stays as it is."""
