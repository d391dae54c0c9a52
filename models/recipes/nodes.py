"""Collects the nodes and weights of an ONNX graph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

__all__ = ["CONTRIB", "Nodes"]

CONTRIB = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""

_OPSET = 18  # the first with bitwise operators; known to ONNX Runtime since 1.14
_IR_VERSION = 8


class Nodes:
    """A graph under construction: each method adds something and returns the name to refer to it by."""

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}

    def constant(self, name: str, values: NDArray[np.generic] | np.generic) -> str:
        """Add weights, or find them again when ``name`` was added before."""
        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(values).reshape(values.shape), name)
        return name

    def add(
        self, operator: str, *inputs: str, name: str, domain: str = "", also: Sequence[str] = (), **attributes: object
    ) -> str:
        """Add one operation, named like its first output; ``also`` are the names of others."""
        self._nodes.append(helper.make_node(operator, inputs, [name, *also], name=name, domain=domain, **attributes))
        return name

    def model(self, name: str, inputs: Sequence[ValueInfoProto], outputs: Sequence[ValueInfoProto]) -> ModelProto:
        """Return the whole as a model."""
        graph = helper.make_graph(self._nodes, name, inputs, outputs, list(self._constants.values()))
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="bilingual")
