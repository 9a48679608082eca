"""Consolidating claims into facts: pure functions over records. No SQL, no clock, no order of arrival.

blocks          which claims can meet at all
amounts, days   whether two stated numbers, two stated dates can be the same
verdicts        what became of a field in a comparison
deals, others   one comparison a fact type; terms has those of a deal that are compared each by itself
capacities      the same for megawatts, and holders who can have them
names, called   who may be somebody under another name: longer and shorter, a ticker, a parent
cluster         claims taken by date and id, each to the fact that it fits best and contradicts nowhere
links           facts that follow from each other, or disagree on one field
best            a fact's best values, its alternatives, its support
settle          all of it for the claims of some blocks
copies          articles that are copies of each other
"""
