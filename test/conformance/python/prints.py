"""Prints that NumPy, PyTorch and pandas make here, and what a person would read in them, as JSON on standard output.

Usage: prints.py SEED. What a text holds is taken from its own digits (NumPy, PyTorch) or from the frame that was printed (pandas).
"""

import json
import random
import re
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
SEED = int(sys.argv[1])
random.seed(SEED)
np.random.seed(SEED)

NUMBER = r"[-+]?(?:nan|inf|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)"
SHAPES = [(1,), (3,), (30,), (2, 3), (3, 1), (1, 4), (4, 12), (2, 2, 2), (1, 1, 1), (2, 1, 3), (3, 2, 2, 2)]
KINDS = ["int", "small", "big", "mixed", "holes", "whole", "bool", "normal"]
NAMES = "alpha beta gamma a b c x1 loss acc lr_0 Feature value.1 h-2 µm".split() + ["two words", "% of all", "n#"]
# What pandas' own six digits are off by, or are off by as parts of the value.
PRINTED = 1e-6
cases = []


def numbers(shape, kind):
    normal = np.random.randn(*shape)
    if kind == "int":
        return np.random.randint(-1000, 1000, shape)
    if kind == "holes":
        chance = np.random.rand(*shape)
        normal[chance < 0.2] = np.nan
        normal[chance > 0.9] = np.inf
        normal[(chance > 0.8) & (chance <= 0.9)] = -np.inf
        return normal
    if kind == "whole":
        return np.round(normal * 5)
    if kind == "bool":
        return np.random.rand(*shape) > 0.5
    scale = {"small": 1e-6, "big": 1e8, "mixed": 10.0 ** np.random.randint(-8, 8, shape)}
    return normal * scale.get(kind, 1)


def printed(body, is_bool):
    """The values of a print, by its own digits."""
    if is_bool:
        return [float(word == "True") for word in re.findall("True|False", body)]
    return [float(word) for word in re.findall(NUMBER, body)]


def add(kind, text, shape, values, **more):
    cases.append({"kind": kind, "text": text, "shape": shape, "values": [repr(float(v)) for v in values], **more})


def numpy_prints(count):
    for _ in range(count):
        kind = random.choice(KINDS)
        array = numbers(random.choice(SHAPES), kind)
        if kind != "bool" and random.random() < 0.4:
            with np.errstate(all="ignore"):
                array = array.astype(random.choice(["float32", "float16", "int32", "uint8", "int8"]))
        options = {
            "precision": random.choice([1, 2, 4, 8, 15]),
            "suppress": random.random() < 0.4,
            "sign": random.choice("-+ "),
            "floatmode": random.choice(["fixed", "unique", "maxprec", "maxprec_equal"]),
            "linewidth": random.choice([30, 75, 200]),
        }
        with np.printoptions(**options):
            short, whole = str(array), repr(array)
        before = random.choice(["", "", ">>> x\n", "x = ", "Out[3]: \n", "DEBUG:root:acts="])
        is_bool = array.dtype == bool
        add("str of NumPy", before + short, array.shape, printed(short, is_bool))
        body = re.sub(r",\s*dtype=\w+\)$", ")", whole)
        add("repr of NumPy", before + whole, array.shape, printed(body, is_bool), dtype=array.dtype.name)


def torch_prints(count):
    import torch

    for _ in range(count):
        kind = random.choice(KINDS)
        array = numbers(random.choice(SHAPES), kind)
        tensor = torch.from_numpy(np.ascontiguousarray(array))
        if tensor.dtype.is_floating_point:
            tensor = random.choice([lambda t: t, lambda t: t.float(), lambda t: t.requires_grad_() * 1])(tensor)
            if random.random() < 0.2:
                tensor = torch.nn.Parameter(tensor.detach())
        torch.set_printoptions(
            precision=random.choice([2, 4, 8]), sci_mode=random.choice([None, True, False]), linewidth=random.choice([40, 80, 200])
        )
        text = repr(tensor)
        body = re.sub(r",\s*(dtype|grad_fn|requires_grad|device)=.*$", "", text.replace("\n", " "))
        values = printed(body, kind == "bool")
        add("PyTorch", text, list(tensor.shape), values, dtype=str(tensor.dtype).removeprefix("torch."))


def indexed(frame, rows):
    import pandas as pd

    kind = random.choice(["range", "names", "shuffled", "dates", "named"])
    if kind == "names":
        frame.index = [f"r{row}" for row in range(rows)]
    if kind == "shuffled":
        frame.index = np.random.permutation(100)[:rows]
    if kind == "dates":
        frame.index = pd.date_range("2024-01-31", periods=rows, freq="M")
    if kind == "named":
        frame.index = pd.Index([f"s{row}" for row in range(rows)], name="sample")
    return frame


def pandas_prints(count):
    import pandas as pd

    for _ in range(count):
        rows, columns = random.choice([2, 3, 5, 20]), random.choice([2, 3, 6, 15])
        names = random.sample(NAMES, columns)
        frame = indexed(pd.DataFrame({name: numbers((rows,), random.choice(KINDS)) for name in names}), rows)
        # In JSON a column of nothing but null is set aside, and said to be.
        finite = frame.replace([np.inf, -np.inf], np.nan).fillna(1.5)
        wide = {"display.width": 10_000, "display.max_columns": 100, "display.precision": 8}
        with pd.option_context(*[part for option in wide.items() for part in option]):
            texts = [("repr", repr(frame), frame, PRINTED)]
        texts += [
            ("to_string", frame.to_string(), frame, PRINTED),
            ("to_csv", frame.to_csv(), frame, 0),
            ("to_csv(decimal=',')", frame.to_csv(sep=";", decimal=","), frame, 0),
            ("to_csv(sep='\\t')", frame.to_csv(sep="\t", na_rep=random.choice(["", "NA", "NaN", "null"])), frame, 0),
            ("to_html", frame.to_html(), frame, PRINTED),
            ("to_dict('list')", repr(frame.to_dict("list")), frame, 0),
        ]
        for orient in ("records", "split", "values"):
            texts.append((f"to_json({orient})", finite.to_json(orient=orient, double_precision=15), finite, 1e-9))
        lines = finite.to_json(orient="records", lines=True, double_precision=15)
        texts.append(("to_json(lines)", lines, finite, 1e-9))
        for kind, text, of, tolerance in texts:
            named = None if kind == "to_json(values)" else names
            values = of.to_numpy(dtype=float).ravel()
            add(f"{kind} of pandas", text, [rows, columns], values, tolerance=tolerance, names=named)


for maker, size in ((numpy_prints, 120), (torch_prints, 120), (pandas_prints, 60)):
    try:
        maker(size)
    except ImportError:
        pass
json.dump(cases, sys.stdout)
