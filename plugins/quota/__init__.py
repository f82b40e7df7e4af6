"""The quota: who has written how much, who is short, and who may be put forward for an award.

Pure: news, registry and rules in, ledgers and reports out. Its figures are for editors; of them nothing is public but
the totals of units, and these only where `quota_public` in site.yaml says so.
"""
