import numpy as np

from serve import probe, serve

SHAPES = {"zscore": (65536, 64), "batch": (64, 64, 56, 56), "layer": (16, 128, 768)}


def load(path, bits):
    return np.fromfile(path, f"float{bits}")


def normalized(kind, bits):
    def make(path):
        x = load(path, bits).reshape(SHAPES[kind])
        axes = {"zscore": (0,), "batch": (0, 2, 3), "layer": (2,)}[kind]
        eps = 0 if kind == "zscore" else 1e-5

        def work():
            y = (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + np.asarray(eps, x.dtype))
            return lambda: probe(y)

        return work

    return make


def quantiles(path):
    x = load(path, 64)
    return lambda: np.percentile(x, [25, 50, 75])


def histogram(path):
    x = load(path, 64)
    return lambda: np.histogram(x, 64)[0]


kernels = {f"{kind}{bits}": normalized(kind, bits) for kind in SHAPES for bits in (64, 32)}
serve(f"NumPy {np.__version__}", {**kernels, "quantiles": quantiles, "histogram": histogram})
