import json

import numpy as np
import pandas as pd
from sklearn.preprocessing import StandardScaler

from serve import probe, serve


def csv(path):
    def work():
        values = pd.read_csv(path).to_numpy()
        return lambda: probe(values)

    return work


def from_json(path):
    def work():
        with open(path) as file:
            values = np.array(json.load(file))
        return lambda: probe(values)

    return work


def job(path):
    def work():
        before = pd.read_csv(path)
        after = pd.DataFrame(StandardScaler().fit_transform(before))
        figures = [before.describe(), after.describe()]
        return lambda: figures[0].loc["50%"].tolist() + figures[1].loc["75%"].tolist()

    return work


serve(f"pandas {pd.__version__}", {"csv6": csv, "csv17": csv, "json": from_json, "job": job})
