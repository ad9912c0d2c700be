"""A scanned A4 page at 300 dpi, read to facts, beside Tesseract's own program on the same picture: the same models,
one thread, CPU time of both processes from start to end."""
import glob
import os
import resource
import subprocess
import tempfile

LANGUAGES = "eng+deu+fra+spa"  # As parsers/ocr/recognizer.cpp has them.
ENVIRONMENT = {**os.environ, "OMP_THREAD_LIMIT": "1"}


def cpu_milliseconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def least(command, rounds=3):
    return min(cpu_milliseconds(command) for _ in range(rounds))


def scanned(pdfs, folder):
    """The first page of each as a scanner would send it, though clean."""
    for number, pdf in enumerate(pdfs):
        subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", "-l", "1", pdf, os.path.join(folder, f"scan{number}")],
                       check=True)
    return sorted(glob.glob(os.path.join(folder, "scan*.png")))


def beside_tesseract(programs, pdfs, pages=4):
    """Milliseconds a page: ours, Tesseract's with the page segmentation that we use, the number of pages."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = scanned(pdfs[:pages], folder)
        ours = sum(least([os.path.join(programs, "mailroom"), "explain", "--json", picture]) for picture in pictures)
        theirs = sum(least(["tesseract", picture, "-", "-l", LANGUAGES, "--psm", "4"]) for picture in pictures)
        return ours / len(pictures), theirs / len(pictures), len(pictures)
