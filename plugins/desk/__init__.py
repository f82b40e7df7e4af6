"""The desk: the command line, one function per command."""
