"""A scanned A4 page at 300 dpi, read to facts, beside Tesseract's own program on the same picture: the same models,
one thread, CPU time of both processes from start to end. And the time on the clock that two such pages take, in one
document, beside the time for one."""
import glob
import os
import resource
import subprocess
import tempfile
import time
import zlib

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
    """The first page of each as a scanner would send it, though clean. A damaged one gives none."""
    for number, pdf in enumerate(pdfs):
        subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", "-l", "1", pdf, os.path.join(folder, f"scan{number}")],
                       stderr=subprocess.DEVNULL, check=False)
    return sorted(glob.glob(os.path.join(folder, "scan*.png")))


def beside_tesseract(programs, pdfs, pages=4):
    """Milliseconds a page: ours, Tesseract's with the page segmentation that we use, the number of pages."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = scanned(pdfs[:pages], folder)
        ours = sum(least([os.path.join(programs, "mailroom"), "explain", "--json", picture]) for picture in pictures)
        theirs = sum(least(["tesseract", picture, "-", "-l", LANGUAGES, "--psm", "4"]) for picture in pictures)
        return ours / len(pictures), theirs / len(pictures), len(pictures)


def scanned_document(pages):
    """A PDF whose pages are pictures and nothing else. Pages: (width, height, gray pixels)."""
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for number, (width, height, pixels) in enumerate(pages):
        first, content = 3 + 3 * number, "595 0 0 842 0 0 cm /I Do"
        packed = zlib.compress(pixels, 1).decode("latin-1")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1} 0 R"
                       f"/Resources<</XObject<</I {first + 2} 0 R>>>>>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        objects.append(f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray"
                       f"/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed)}>>stream\n{packed}\nendstream")
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return ("%PDF-1.4\n" + body + "trailer\n<</Root 1 0 R>>\n%%EOF\n").encode("latin-1")


def two_beside_one(programs, pdf, rounds=3):
    """Milliseconds on the clock to read a scan of two equal pages, and one of a single page."""
    with tempfile.TemporaryDirectory() as folder:
        picture = subprocess.run(["pdftoppm", "-r", "300", "-gray", "-l", "1", pdf], capture_output=True, check=True).stdout
        _, size, _, pixels = picture.split(b"\n", 3)
        page = (*map(int, size.split()), pixels)

        def milliseconds(count):
            path = os.path.join(folder, f"{count}.pdf")
            with open(path, "wb") as out:
                out.write(scanned_document([page] * count))
            times = []
            for _ in range(rounds):
                begin = time.monotonic()
                subprocess.run([os.path.join(programs, "mailroom"), "explain", "--json", path], env=ENVIRONMENT,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
                times.append(1000 * (time.monotonic() - begin))
            return min(times)

        return milliseconds(2), milliseconds(1)
