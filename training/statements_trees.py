"""Boosted trees by scikit-learn, written in the form that extract.statements.finders.trees reads."""

from __future__ import annotations

import os
from typing import Any

# One thread each: several processes fit at once, and waiting threads would slow one another down.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor


def fit(rows: Any, outcomes: Any, logistic: bool, trees: int = 120, leaves: int = 20, rate: float = 0.1) -> Any:
    """A fitted model: a probability if ``logistic``, an expected value otherwise."""
    kind = HistGradientBoostingClassifier if logistic else HistGradientBoostingRegressor
    model = kind(
        max_iter=trees, max_leaf_nodes=leaves, learning_rate=rate, min_samples_leaf=30, l2_regularization=1.0,
        early_stopping=False, random_state=7, max_depth=7,
    )  # fmt: skip
    return model.fit(np.asarray(rows, dtype=np.float32), np.asarray(outcomes))


def predict(model: Any, rows: Any) -> Any:
    table = np.asarray(rows, dtype=np.float32)
    return model.predict_proba(table)[:, 1] if hasattr(model, "predict_proba") else model.predict(table)


def to_json(model: Any) -> dict[str, Any]:
    feature, threshold, left, right, value, roots, depth = [], [], [], [], [], [], 0
    for (tree,) in model._predictors:
        offset = len(feature)
        roots.append(offset)
        for position, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            depth = max(depth, int(node["depth"]))
            feature.append(0 if leaf else int(node["feature_idx"]))
            threshold.append(0.0 if leaf else float(f"{node['num_threshold']:.5g}"))
            left.append(offset + (position if leaf else int(node["left"])))
            right.append(offset + (position if leaf else int(node["right"])))
            value.append(float(f"{node['value']:.4g}") if leaf else 0.0)
    base = float(np.ravel(model._baseline_prediction)[0])
    return {
        "feature": feature, "threshold": threshold, "left": left, "right": right, "value": value, "roots": roots,
        "base": base, "depth": depth, "logistic": hasattr(model, "predict_proba"),
    }  # fmt: skip
