"""Training the shipped pipeline: sources to labelled sentences, legs, scores, package."""

import extractor as extractor  # first of all, since it sets numpy's threads before numpy is imported
