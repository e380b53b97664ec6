"""Makes the README's pictures anew from the invented corpus: `python benchmarks/pictures.py`.

Needs weasyprint (in the `dev` extra) for the page of `extractor show`, and LibreOffice for the workbook.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import pypdfium2
import weasyprint

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
LETTER = ROOT / "corpus" / "redegoerelse_faxe_2013.txt"
SHEET, ROWS, COLUMNS = "Tilsagn", 13, "K"
SHORT = """
@page { size: 1180px 1420px; margin: 14px 22px; }
body { max-width: none !important; padding: 0 !important; line-height: 1.45; }
dl { grid-template-columns: max-content 1fr max-content 1fr !important; } h2 { margin: .8rem 0 .3rem !important; }
.text { height: 790px !important; overflow: hidden !important; break-inside: avoid; } tr { break-inside: avoid; }
"""  # the letter is cut off, so that the first figures that follow from it stand on the picture too


def extractor(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "extractor.cli", *arguments], check=True, cwd=ROOT)


def page(work: Path) -> None:
    """The top of the page that `show --html` writes."""
    html = work / "show.html"
    extractor("show", str(LETTER), "--html", str(html))
    styles = [weasyprint.CSS(string=SHORT)]
    data = weasyprint.HTML(str(html)).write_pdf(stylesheets=styles)
    picture(data, PICTURES / "show.png", 1.1)


def workbook(work: Path) -> None:
    """The first rows of a sheet, as LibreOffice shows them."""
    letters = [str(path) for path in sorted((ROOT / "corpus").glob("*.*")) if path.suffix in (".txt", ".pdf")]
    extractor("run", *letters, "--out", str(work / "out"), "--as-of", "2024-03-01", "-q")
    book = openpyxl.load_workbook(work / "out" / "oplysninger.xlsx")
    for name in book.sheetnames:
        if name != SHEET:
            del book[name]
    sheet = book[SHEET]
    sheet.print_area = f"A1:{COLUMNS}{ROWS}"
    sheet.print_options.gridLines = True
    sheet.oddFooter.left.text = sheet.oddFooter.right.text = None
    book.save(work / "sheet.xlsx")
    profile = f"-env:UserInstallation=file://{work / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(work / "sheet.xlsx")]
    subprocess.run(command, check=True, capture_output=True)
    picture((work / "sheet.pdf").read_bytes(), PICTURES / "workbook.png", 2.6)


def picture(data: bytes, out: Path, scale: float) -> None:
    """The first page without the empty paper around it, in few colours to keep the file small."""
    from PIL import ImageChops

    image = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("RGB")
    white = image.point(lambda _: 255)
    if box := ImageChops.difference(image, white).getbbox():
        margin = 10
        box = (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
        image = image.crop((max(box[0], 0), max(box[1], 0), min(box[2], image.width), min(box[3], image.height)))
    image.quantize(128).save(out, optimize=True)


def main() -> None:
    if not shutil.which("soffice"):
        sys.exit("LibreOffice (soffice) is needed for the picture of the workbook.")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page(Path(folder))
        workbook(Path(folder))


if __name__ == "__main__":
    main()
