"""The command line. Nothing heavy is imported before a command runs."""


def main() -> None:
    """Entry point of the `extractor` command."""
    import sys

    try:
        from extractor.cli.app import run_app
    except KeyboardInterrupt:
        sys.exit(130)
    run_app()
