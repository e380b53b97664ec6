"""A link from a cell of a workbook to a document, at its page."""

import re

# What no attribute of XML 1.0 holds, or not for long (line ends, tabs): it would make the whole workbook unreadable.
NO_XML = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
# As Excel writes them. xlsxwriter does the same, but not for a path that looks as if it had been done already, like
# the «rapport%202023.pdf» of a download, and it takes what follows a «#» for a place in the document.
_ESCAPED = str.maketrans({sign: f"%{ord(sign):02x}" for sign in '%#" <>[]^`{}'})


def link_to(path: str, page: int | None) -> str:
    """The link to a document by its path seen from the workbook; "" where no workbook can hold it."""
    if NO_XML.search(path):
        return ""
    if "%" in path or "#" in path:
        path = path.translate(_ESCAPED)
    if len(path) == 1:
        path = f"./{path}"  # xlsxwriter looks at the second character
    return f"external:{path}" + (f"#page={page}" if page else "")
