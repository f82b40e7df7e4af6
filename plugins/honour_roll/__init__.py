"""The honour roll: award types, documents, the ladder of statuses, requirements; the roll's pages and open data."""
