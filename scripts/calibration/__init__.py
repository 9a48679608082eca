"""Fitting the confidence of claims: ``gather`` them with verdicts, ``fit`` weights, ``report`` how well they do."""
