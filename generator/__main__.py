"""`python -m generator` is the command `cunke`."""

import gc


def run() -> None:
    """The command, as a process of its own: short, and nearly all that it makes stays to its end.

    Looking through that for garbage took a third of the time, at the end even once more.
    """
    gc.disable()
    from generator.cli import main  # noqa: PLC0415 (importing makes much that stays, too)

    try:
        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
