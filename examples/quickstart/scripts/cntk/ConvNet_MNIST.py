#!/usr/bin/env python3
"""Trains a small convolutional network on handwritten digits, with nothing but Python.

    ConvNet_MNIST.py <data dir> <model dir>              train, one model file per epoch
    ConvNet_MNIST.py <data dir> --evaluate <model file>  measure a saved model on the test digits

No package is needed, so the job runs wherever Python 3 does. The price is speed, and the network is
cut to fit: pictures are halved to 14x14, then twice 3x3 filters, ReLU and 2x2 max pooling, then one
dense layer and softmax. Seeds are fixed: every run on a machine gives the same numbers.
"""
import argparse
import math
import os
import random
import struct
import sys
import time
from operator import mul

SIDE, DIGITS = 28, 10
TRAIN, TEST = "Train-28x28_cntk_text.txt", "Test-28x28_cntk_text.txt"
MINIBATCH, MOMENTUM, RATE, DECAY = 20, 0.9, 0.08, 0.7
MAGIC = b"BAICNN01"  # a model file is this, then every parameter as a little-endian float32


def say(text, stream=sys.stdout):
    """Writes a line at once: somebody may be streaming the file."""
    print(text, file=stream, flush=True)


def numbers(text, size):
    """Both forms of a CNTK field: dense "0 12 255" and sparse "1:12 2:255"."""
    values = [0.0] * size
    for position, word in enumerate(text.split()):
        index, _, value = word.rpartition(":")
        values[int(index or position)] = float(value)
    return values


def halve(pixels):
    """Averages 2x2 pixels to one and scales 0..255 to 0..1: a quarter of the work later."""
    corners = (y * SIDE + x for y in range(0, SIDE, 2) for x in range(0, SIDE, 2))
    return [(pixels[i] + pixels[i + 1] + pixels[i + SIDE] + pixels[i + SIDE + 1]) / 1020 for i in corners]


def parse(line):
    """One line as (picture, digit)."""
    fields = dict(part.split(None, 1) for part in line.split("|")[1:])
    labels = numbers(fields["labels"], DIGITS)
    return halve(numbers(fields["features"], SIDE * SIDE)), labels.index(max(labels))


def read(folder, name):
    """All pictures of a file, or an end with advice when it cannot be read."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        sys.exit("%s is missing. The quickstart's own program draws it: python3 make_digits.py '%s'" % (path, folder))
    samples = []
    with open(path, encoding="ascii", errors="replace") as file:
        for number, line in enumerate(file, 1):
            try:
                samples.append(parse(line))
            except (KeyError, ValueError, IndexError):
                sys.exit("%s, line %d: expected |labels (10 values) |features (784 values)." % (path, number))
    if not samples:
        sys.exit("%s is empty." % path)
    say("Read %d digits from %s" % (len(samples), path))
    return samples


class Tensor:
    """Parameters of one kind, with the gradient that the minibatch adds up and the momentum."""

    def __init__(self, size, spread, rng):
        self.values = [spread * (2 * rng.random() - 1) for _ in range(size)]
        self.gradient, self.velocity = [0.0] * size, [0.0] * size

    def step(self, rate, count):
        """One step of gradient descent with momentum, from the sum over count samples."""
        self.velocity = [MOMENTUM * v - rate / count * g for v, g in zip(self.velocity, self.gradient)]
        self.values = [x + v for x, v in zip(self.values, self.velocity)]
        self.gradient = [0.0] * len(self.gradient)


def correlate(total, views, kernel):
    """Adds a 3x3 filter to total; views are the plane from each of the nine offsets on.
    One expression for all nine is what makes plain Python bearable. Positions at the end of a row
    take pixels of the next one too; the pooling never looks at them."""
    a, b, c, d, e, f, g, h, i = kernel
    return [t + a * p + b * q + c * r + d * s + e * u + f * v + g * w + h * x + i * y
            for t, p, q, r, s, u, v, w, x, y in zip(total, *views)]


class ConvPool:
    """3x3 filters, ReLU and 2x2 max pooling in one: only winners of the pooling get a gradient, which saves time."""

    def __init__(self, channels, filters, width, rng):
        self.filters = [[Tensor(9, math.sqrt(2 / 3 / channels), rng) for _ in range(channels)] for _ in range(filters)]
        self.bias = Tensor(filters, 0, rng)
        self.tensors = sum(self.filters, []) + [self.bias]
        self.offsets = [y * width + x for y in range(3) for x in range(3)]
        self.positions = width * (width - 2) - 2
        rows = range(0, width * (width - 3), 2 * width)  # two rows of the plane make one of the result
        self.corners = [(row + x, row + width + x) for row in rows for x in range(0, width - 3, 2)]

    def forward(self, planes):
        self.planes, self.totals, self.pooled = planes, [], []
        shifted = [[plane[offset:] for offset in self.offsets] for plane in planes]
        for kernels, bias in zip(self.filters, self.bias.values):
            t = [bias] * self.positions
            for kernel, views in zip(kernels, shifted):
                t = correlate(t, views, kernel.values)
            self.totals.append(t)
            self.pooled.append([max(0.0, t[i], t[i + 1], t[j], t[j + 1]) for i, j in self.corners])
        return self.pooled

    def winners(self, t, pooled, gradient):
        """Where a filter's gradient goes: (position, slope) of the largest of each 2x2, if it passed the ReLU."""
        return [(i if t[i] == best else i + 1 if t[i + 1] == best else j if t[j] == best else j + 1, slope)
                for (i, j), best, slope in zip(self.corners, pooled, gradient) if best > 0]

    def backward(self, gradients):
        back = [[0.0] * len(plane) for plane in self.planes]
        for number, kernels in enumerate(self.filters):
            hits = self.winners(self.totals[number], self.pooled[number], gradients[number])
            self.bias.gradient[number] += sum(slope for _, slope in hits)
            for kernel, plane, behind in zip(kernels, self.planes, back):
                for j, offset in enumerate(self.offsets):
                    weight, change = kernel.values[j], 0.0
                    for position, slope in hits:
                        change += slope * plane[position + offset]
                        behind[position + offset] += slope * weight
                    kernel.gradient[j] += change
        return back


class Dense:
    """Every digit's score as a weighted sum of everything below."""

    def __init__(self, planes, area, rng):
        self.area = area
        self.rows = [Tensor(planes * area, math.sqrt(3 / (planes * area)), rng) for _ in range(DIGITS)]
        self.bias = Tensor(DIGITS, 0, rng)
        self.tensors = self.rows + [self.bias]

    def forward(self, planes):
        self.inputs = [value for plane in planes for value in plane]
        return [bias + sum(map(mul, row.values, self.inputs)) for row, bias in zip(self.rows, self.bias.values)]

    def backward(self, slopes):
        back = [0.0] * len(self.inputs)
        for i, (row, slope) in enumerate(zip(self.rows, slopes)):
            self.bias.gradient[i] += slope
            row.gradient = [g + slope * x for g, x in zip(row.gradient, self.inputs)]
            back = [b + slope * w for b, w in zip(back, row.values)]
        return [back[i:i + self.area] for i in range(0, len(back), self.area)]


class Network:
    """14x14 picture -> 8 planes of 6x6 -> 12 planes of 2x2 -> 10 scores. A plane is a flat list, row after row."""

    def __init__(self, seed):
        rng = random.Random(seed)
        self.layers = [ConvPool(1, 8, SIDE // 2, rng), ConvPool(8, 12, 6, rng), Dense(12, 4, rng)]
        self.tensors = [tensor for layer in self.layers for tensor in layer.tensors]
        self.size = sum(len(tensor.values) for tensor in self.tensors)
        self.layout = "<8s%df" % self.size  # of a model file

    def scores(self, picture):
        planes = [picture]
        for layer in self.layers:
            planes = layer.forward(planes)
        return planes

    def learn(self, picture, digit):
        """Adds one sample to the gradients; gives its cross-entropy and whether it was wrong."""
        scores = self.scores(picture)
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        slopes = [power / total - (i == digit) for i, power in enumerate(powers)]
        for layer in reversed(self.layers):
            slopes = layer.backward(slopes)
        return math.log(total) + highest - scores[digit], scores[digit] < highest

    def save(self, path):
        """Writes under another name first: whoever lists the folder sees whole models only."""
        values = [value for tensor in self.tensors for value in tensor.values]
        with open(path + ".tmp", "wb") as file:
            file.write(struct.pack(self.layout, MAGIC, *values))
        os.replace(path + ".tmp", path)

    def load(self, path):
        with open(path, "rb") as file:
            content = file.read()
        if len(content) != struct.calcsize(self.layout) or not content.startswith(MAGIC):
            sys.exit("%s is not a model of this network." % path)
        values = iter(struct.unpack(self.layout, content)[1:])
        for tensor in self.tensors:
            tensor.values = [next(values) for _ in tensor.values]


def train(network, samples, epochs, folder):
    """Stochastic gradient descent; the rate falls from epoch to epoch so that the end is calm."""
    rng = random.Random(1)
    for epoch in range(epochs):
        start, loss, errors = time.perf_counter(), 0.0, 0
        rng.shuffle(samples)
        for first in range(0, len(samples), MINIBATCH):
            batch = samples[first:first + MINIBATCH]
            for cost, wrong in (network.learn(*sample) for sample in batch):
                loss, errors = loss + cost, errors + wrong
            for tensor in network.tensors:
                tensor.step(RATE * DECAY ** epoch, len(batch))
        seconds, count = time.perf_counter() - start, len(samples)
        say("Finished Epoch[%d of %d]: [Training] loss = %.6f * %d, metric = %.2f%% * %d %.3fs (%.1f samples/s);" % (
            epoch + 1, epochs, loss / count, count, 100 * errors / count, count, seconds, count / seconds), sys.stderr)
        network.save(os.path.join(folder, "ConvNet_MNIST_%d.dnn" % epoch))


def evaluate(network, samples):
    """Reports the share of test digits that the network gets wrong."""
    errors = sum(scores[digit] < max(scores) for scores, digit in ((network.scores(p), d) for p, d in samples))
    say("Final Results: Minibatch[1-%d]: errs = %.2f%% * %d" % (
        math.ceil(len(samples) / MINIBATCH), 100 * errors / len(samples), len(samples)), sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Trains a convolutional network on handwritten digits.")
    parser.add_argument("data", help="folder with %s and %s" % (TRAIN, TEST))
    parser.add_argument("models", nargs="?", help="folder for the models, made if missing")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--evaluate", metavar="MODEL", help="load this model instead of training one")
    options = parser.parse_args()
    if bool(options.models) == bool(options.evaluate):
        parser.error("name either a folder for the models or, with --evaluate, a saved model")
    network = Network(seed=1)
    say("Convolutional network with %d parameters" % network.size)
    if options.evaluate:
        network.load(options.evaluate)
        return evaluate(network, read(options.data, TEST))
    samples, tests = read(options.data, TRAIN), read(options.data, TEST)
    os.makedirs(options.models, exist_ok=True)
    say("One model per epoch goes to %s" % options.models)
    train(network, samples, options.epochs, options.models)
    evaluate(network, tests)


if __name__ == "__main__":
    main()
