"""The benchmark: what a build costs, beside other generators that build the same content. Never part of the tests."""
