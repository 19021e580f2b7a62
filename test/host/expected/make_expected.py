"""Writes samples.json: what NumPy makes of the samples. Run it again whenever a sample changes.

    python3 test/host/expected/make_expected.py
"""
import csv
import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
SAMPLES = HERE / '../../../samples'


def load_json(name):
    return json.loads((SAMPLES / name).read_text())


def array(nested):
    """null is NaN."""
    return np.array(nested, dtype=float)


def iris():
    rows = list(csv.reader((SAMPLES / 'iris.csv').open()))
    return array([row[:4] for row in rows[1:]])


def normalize(x, reduced, eps, weight=None, bias=None):
    """(x - mean) / sqrt(variance + eps), NaN left out of both; weight and bias broadcast. 0 where sigma is 0, as scikit-learn."""
    mean = np.nanmean(x, axis=reduced, keepdims=True)
    scale = np.sqrt(np.nanvar(x, axis=reduced, keepdims=True) + eps)
    y = (x - mean) / np.where(scale == 0, 1, scale)
    return (y if weight is None else y * weight) + (0 if bias is None else bias)


def figures(x):
    finite = x[np.isfinite(x)]
    q1, median, q3 = np.percentile(finite, [25, 50, 75])
    return {'n': finite.size, 'nan': int(np.isnan(x).sum()), 'mean': finite.mean(), 'std': finite.std(), 'min': finite.min(),
            'q1': q1, 'median': median, 'q3': q3, 'max': finite.max(), 'l2': float(np.sqrt((finite ** 2).sum()))}


def rows(x, axis):
    """The figures at each index along an axis."""
    return [{k: v for k, v in figures(np.take(x, i, axis)).items() if k != 'l2'} for i in range(x.shape[axis])]


def case(file, tensor, scheme, x, reduced, eps, axis, weight=None, bias=None):
    y = normalize(x, reduced, eps, weight, bias)
    return {'file': file, 'tensor': tensor, 'scheme': scheme, 'shape': x.shape, 'reduced': reduced, 'axis': axis,
            'before': figures(x), 'after': figures(y), 'rowsBefore': rows(x, axis), 'rowsAfter': rows(y, axis)}


def layer_cases():
    layers = load_json('layers.json')
    features, attention, head = (layers[name] for name in ('features', 'attention', 'head'))
    yield case('layers.json', 'features.input', 'batch', array(features['input']), (0,), 1e-5, 1,
               array(features['weight']), array(features['bias']))
    yield case('layers.json', 'attention.input', 'layer', array(attention['input']), (2,), 1e-5, 1,
               array(attention['weight']), array(attention['bias']))
    yield case('layers.json', 'head.input', 'input', array(head['input']), (0,), 0, 1)


def cases():
    activations = array(load_json('activations.json'))
    yield case('iris.csv', '', 'input', iris(), (0,), 0, 1)
    yield case('iris.csv', '', 'batch', iris(), (0,), 1e-5, 1)
    yield case('iris.csv', '', 'layer', iris(), (1,), 1e-5, 0)
    yield case('activations.json', '', 'input', activations, (0, 2, 3), 0, 1)
    yield case('activations.json', '', 'batch', activations, (0, 2, 3), 1e-5, 1)
    yield case('activations.json', '', 'layer', activations, (3,), 1e-5, 1)
    yield from layer_cases()


if __name__ == '__main__':
    written = json.dumps({'numpy': np.__version__, 'cases': list(cases())}, default=float)
    (HERE / 'samples.json').write_text(written.replace('{"file"', '\n{"file"') + '\n')
