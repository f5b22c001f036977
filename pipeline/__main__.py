"""`python -m pipeline` is `yuqi`."""

from pipeline.cli import main

main()
