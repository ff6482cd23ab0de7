"""What the project's own people run: pins, the player's build, benchmarks."""
