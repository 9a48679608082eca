"""Training en_wattwire: converters from published annotations, mixing, the training legs, packaging and scoring."""
