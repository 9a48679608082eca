"""Attempts to make Wattwire lose, double or make up something; ``scripts/ordeal.py`` runs them."""
