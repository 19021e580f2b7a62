#!/usr/bin/env python3
"""
Runs programs, given as a JSON list on standard input, each in a namespace of its own, and prints for each what its `y`
and its running statistics are, as flat lists of floats written by repr.
"""
import json
import sys
import warnings

warnings.simplefilter("ignore")


def flat(value):
    if value is None:
        return None
    if hasattr(value, "detach"):
        value = value.detach().double().numpy()
    return [repr(float(one)) for one in value.reshape(-1)]


def run(code):
    names = {}
    exec(compile(code, "copied", "exec"), names)
    y = names["y"]
    running = [flat(names.get(name)) for name in ("running_mean", "running_var")]
    return {"y": flat(y), "shape": list(y.shape), "dtype": str(y.dtype).split(".")[-1], "running": running}


answers = []
for code in json.load(sys.stdin):
    try:
        answers.append(run(code))
    except Exception as error:
        answers.append({"error": f"{type(error).__name__}: {error}"})
json.dump(answers, sys.stdout)
