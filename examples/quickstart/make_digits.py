#!/usr/bin/env python3
"""Draws the handwritten-looking digits that the quickstart trains on.

    make_digits.py [folder]            write both files (default: data/mnist_cntk next to this file)
    make_digits.py --check [folder]    draw them again in memory and compare byte for byte

The files are committed so that the example needs no download; this program is committed so that
nobody has to trust them. To give the same bytes with every Python and on every machine it uses
random.random() and + - * / and sqrt only: their results are fixed, those of sin or shuffle are not.
"""
import argparse
import math
import os
import random
import sys

SIDE = 28
LEVELS = 3  # grey steps above black: few of them keep the text files small
FILES = (("Train-28x28_cntk_text.txt", 2000, 20180501), ("Test-28x28_cntk_text.txt", 500, 20190331))

# Every digit in several handwritings. A handwriting is a list of strokes, a stroke is
# "line" or "curve" and the points it goes through, x and y from 0 to 100, y downwards.
HANDWRITINGS = (
    (("curve 50,0 18,14 8,50 18,86 50,100 82,86 92,50 82,14 50,0",),
     ("curve 56,2 32,14 26,50 32,86 50,98 68,86 74,50 66,14 48,3",),
     ("curve 66,10 36,4 14,40 22,86 55,98 86,62 78,20 44,0",)),
    (("line 50,0 50,100",),
     ("line 26,26 55,0 55,100",),
     ("line 32,22 52,0 52,100", "line 24,100 80,100")),
    (("curve 14,26 30,4 60,0 80,22 66,54 36,80 14,100", "line 14,100 88,100"),
     ("curve 18,22 46,0 78,18 68,54 32,92 16,82 38,76 66,96 92,90",),
     ("curve 12,14 50,2 78,26 54,62 16,98", "curve 16,98 40,90 64,98 90,92")),
    (("curve 14,12 50,0 80,20 68,42 42,48", "curve 42,48 80,55 86,80 55,100 12,88"),
     ("line 14,0 80,0 44,40", "curve 44,40 82,52 82,86 50,100 12,88"),
     ("curve 18,6 62,2 76,22 40,44 78,58 74,92 40,100 14,94",)),
    (("line 26,0 14,56 88,56", "line 68,16 68,100"),
     ("line 66,100 66,0 10,66 92,66",),
     ("curve 22,4 14,40 34,56 76,48", "line 80,0 70,100")),
    (("line 82,0 26,0 20,42", "curve 20,42 55,34 86,60 70,92 14,95"),
     ("curve 86,4 60,2 30,8 24,44 66,38 86,68 60,98 14,90",),
     ("curve 28,2 24,26 22,46 62,40 82,66 62,96 18,94", "line 28,2 86,0")),
    (("curve 76,4 40,20 14,60 25,92 55,100 82,80 70,56 40,56 18,74",),
     ("curve 34,0 20,40 16,80 45,100 80,88 76,62 46,54 18,76",),
     ("curve 64,2 34,36 20,74 42,100 70,84 58,60 24,70",)),
    (("line 10,0 86,0 40,100",),
     ("line 12,2 86,2 46,100", "line 26,50 80,50"),
     ("line 12,20 12,2 88,2", "curve 88,2 62,40 46,70 42,100")),
    (("curve 50,48 20,25 50,0 80,25 50,48 15,75 50,100 85,75 50,48",),
     ("curve 50,0 25,10 28,40 50,47 72,40 75,10 50,0", "curve 50,47 15,60 18,92 50,100 82,92 85,60 50,47"),
     ("curve 78,14 50,0 22,20 46,45 80,72 55,100 18,80 45,52 78,14",)),
    (("curve 78,30 54,52 22,38 25,8 55,0 78,16 80,50 70,100",),
     ("curve 76,26 50,50 20,36 30,6 60,0 76,26", "line 78,8 72,100"),
     ("curve 80,26 50,48 20,28 45,0 78,16 82,60 60,98 20,92",)),
)


def between(rng, low, high):
    """A number from low to high."""
    return low + (high - low) * rng.random()


def one_of(rng, things):
    """Any of the things, all equally likely."""
    return things[int(rng.random() * len(things))]


def smooth(points):
    """Turns a few points into a round path through all of them (Catmull-Rom, four steps a span)."""
    path = [points[0]]
    for i in range(len(points) - 1):
        before, start, end = points[max(i - 1, 0)], points[i], points[i + 1]
        after = points[min(i + 2, len(points) - 1)]
        for t in (0.25, 0.5, 0.75, 1.0):
            path.append(tuple(
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t)
                for p, q, r, s in zip(before, start, end, after)))
    return path


def random_hand(rng):
    """Size, slant, turn and place of one drawing, as a function from stroke points to pixels."""
    width, height = between(rng, 11.0, 19.0), between(rng, 15.5, 21.5)
    slant, turn = between(rng, -0.15, 0.45), between(rng, -0.22, 0.22)
    right, down = between(rng, 11.0, 16.0), between(rng, 11.5, 15.5)
    cosine, sine = 1 - turn * turn / 2, turn - turn * turn * turn / 6

    def place(x, y):
        x = (x + between(rng, -6, 6) - 50) / 100 * width
        y = (y + between(rng, -6, 6) - 50) / 100 * height
        x -= slant * y
        return right + cosine * x - sine * y, down + sine * x + cosine * y
    return place


def stroke_path(stroke, place):
    """The pixel path of one stroke as this hand draws it."""
    kind, *points = stroke.split()
    placed = [place(*map(float, point.split(","))) for point in points]
    return smooth(placed) if kind == "curve" else placed


def distance(x, y, start, end):
    """From a point to a straight piece of line."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((x - start[0]) * dx + (y - start[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    x -= start[0] + along * dx
    y -= start[1] + along * dy
    return math.sqrt(x * x + y * y)


def ink(pixels, path, radius):
    """Draws a path; a pixel that the pen covers in part becomes grey."""
    reach = radius + 0.5
    for start, end in zip(path, path[1:]):
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        for y in range(max(0, int(top - reach)), min(SIDE, int(bottom + reach) + 2)):
            for x in range(max(0, int(left - reach)), min(SIDE, int(right + reach) + 2)):
                cover = min(1.0, reach - distance(x, y, start, end))
                pixels[y * SIDE + x] = max(pixels[y * SIDE + x], cover)


def spoil(pixels, rng):
    """Adds what a scanner adds: a paler or darker print, missing pixels, specks."""
    strength = between(rng, 0.7, 1.15)
    for i, value in enumerate(pixels):
        if value > 0:
            pixels[i] = 0.0 if rng.random() < 0.04 else value * strength * between(rng, 0.75, 1.1)
    for _ in range(int(between(rng, 0, 7))):
        pixels[int(rng.random() * SIDE * SIDE)] = between(rng, 0.2, 0.9)


def draw(digit, rng):
    """One picture of a digit: 784 grey values from 0 to 255."""
    pixels = [0.0] * (SIDE * SIDE)
    place, radius = random_hand(rng), between(rng, 0.45, 1.15)
    for stroke in one_of(rng, HANDWRITINGS[digit]):
        ink(pixels, stroke_path(stroke, place), radius)
    if rng.random() < 0.15:  # a pen that slipped
        x, y = between(rng, 4, 24), between(rng, 4, 24)
        ink(pixels, [(x, y), (x + between(rng, -6, 6), y + between(rng, -6, 6))], 0.5)
    spoil(pixels, rng)
    return [int(min(1.0, value) * LEVELS + 0.5) * (255 // LEVELS) for value in pixels]


def text_line(digit, pixels):
    """The picture in CNTK text format, sparse: only pixels that are not black, as index:value."""
    labels = " ".join("1" if i == digit else "0" for i in range(10))
    features = " ".join("%d:%d" % (i, value) for i, value in enumerate(pixels) if value)
    return "|labels %s |features %s\n" % (labels, features)


def make(count, seed):
    """The bytes of one file: the digits in turn, each as often as the others."""
    rng = random.Random(seed)
    return "".join(text_line(i % 10, draw(i % 10, rng)) for i in range(count)).encode("ascii")


def same(path, content):
    """Says whether the file holds exactly this content."""
    if not os.path.exists(path):
        print("%s is missing" % path, file=sys.stderr)
        return False
    with open(path, "rb") as file:
        equal = file.read() == content
    print("%s is %s" % (path, "as drawn" if equal else "DIFFERENT"), file=sys.stdout if equal else sys.stderr)
    return equal


def main():
    default = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "mnist_cntk")
    parser = argparse.ArgumentParser(description="Draws the digits of the quickstart.")
    parser.add_argument("folder", nargs="?", default=default)
    parser.add_argument("--check", action="store_true", help="compare with the files that are there, write nothing")
    options = parser.parse_args()
    drawn = [(os.path.join(options.folder, name), make(count, seed)) for name, count, seed in FILES]
    if options.check:
        return 0 if all([same(path, content) for path, content in drawn]) else 1
    os.makedirs(options.folder, exist_ok=True)
    for path, content in drawn:
        with open(path, "wb") as file:
            file.write(content)
        print("%s: %d digits, %d bytes" % (path, content.count(b"\n"), len(content)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
