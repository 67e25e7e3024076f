"""Random numbers that depend only on a seed and a key, never on the order in which they are asked for."""

import hashlib
import math

SEED = 20240612


def uniform(*key):
    """A number in [0, 1) from SHA-256 of the seed and the key: the same on every machine and library version."""
    text = "|".join([str(SEED), *map(str, key)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") / 2.0**64


def between(low, high, *key):
    return low + (high - low) * uniform(*key)


def whole(low, high, *key):
    """A whole number from low to high, both included."""
    return low + int(uniform(*key) * (high - low + 1))


def normal(mean, deviation, *key):
    """Box-Muller on two keyed uniforms."""
    first = max(uniform(*key, "a"), 1e-12)
    return mean + deviation * math.sqrt(-2 * math.log(first)) * math.cos(2 * math.pi * uniform(*key, "b"))


def pick(items, *key):
    return items[int(uniform(*key) * len(items))]
