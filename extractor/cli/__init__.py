"""The command line. Nothing heavy is imported before a command runs."""


def main() -> None:
    """Entry point of the `extractor` command."""
    from extractor.cli.app import run_app

    run_app()
