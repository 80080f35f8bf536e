# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs of one TOSA op each, whose sizes are partly unknown, for check-upstream.py.

Each op is listed once, with operands of known sizes. Its programs leave the results open, and
the sizes of operands: none, those of one operand, one size alone, or all.
"""

UNARY = ("abs", "ceil", "cos", "erf", "exp", "floor", "log", "reciprocal", "rsqrt", "sigmoid",
         "sin", "tanh", "identity")
BINARY = ("add", "sub", "maximum", "minimum", "pow")
INTEGERS = ("bitwise_and", "bitwise_or", "bitwise_xor", "logical_left_shift",
            "logical_right_shift", "intdiv")
REDUCTIONS = ("reduce_max", "reduce_min", "reduce_product", "reduce_sum")
# Names of constants, and how they are made.
CONSTANTS = {
    "%zp": ("tosa.const", "dense<0.0> : tensor<1xf32>", "tensor<1xf32>"),
    "%zi": ("tosa.const", "dense<0> : tensor<1xi8>", "tensor<1xi8>"),
    "%pad": ("tosa.const", "dense<0.0> : tensor<1xf32>", "tensor<1xf32>"),
    "%shift": ("tosa.const", "dense<0> : tensor<1xi8>", "tensor<1xi8>"),
}
CONV = "acc_type = f32, dilation = array<i64: {0}>, pad = array<i64: {1}>, stride = array<i64: {2}>"
POOL = "kernel = array<i64: {0}>, pad = array<i64: {1}>, stride = array<i64: {2}>"


def shape(*values):
    """A constant shape as an operand."""
    text = ", ".join(map(str, values))
    return f"shape:dense<[{text}]> : tensor<{len(values)}xindex>:{len(values)}"


def elementwise():
    """Ops whose results have the sizes of operands."""
    for name in UNARY:
        yield name, ["2x3xf32"], "", ["2xf32"]
    for sizes in (("4x1x3xf32", "1x5x3xf32"), ("4xf32", "1xf32"), ("f32", "f32")):
        rank = sizes[0].count("x")
        for name in BINARY:
            yield name, list(sizes), "", [f"{rank}xf32"]
        for name in ("equal", "greater", "greater_equal"):
            yield name, list(sizes), "", [f"{rank}xi1"]
        yield "mul", [*sizes, "%shift"], "", [f"{rank}xf32"]
        yield "select", ["4x5x1xi1" if rank == 3 else "1xi1" if rank else "i1", *sizes], "", \
            [f"{rank}xf32"]
    for name in INTEGERS:
        yield name, ["4x3xi32", "1x3xi32"], "", ["2xi32"]
    for name in ("logical_and", "logical_or", "logical_xor"):
        yield name, ["4x3xi1", "1x3xi1"], "", ["2xi1"]
    yield "arithmetic_right_shift", ["4x1xi32", "4x3xi32"], "round = false", ["2xi32"]
    yield "negate", ["2x3xf32", "%zp", "%zp"], "", ["2xf32"]
    yield "bitwise_not", ["2x3xi32"], "", ["2xi32"]
    yield "logical_not", ["2x3xi1"], "", ["2xi1"]
    yield "clz", ["2x3xi32"], "", ["2xi32"]
    yield "cast", ["2x3xf32"], "", ["2xi32"]
    yield "clamp", ["2x3xf32"], "min_val = 0.0 : f32, max_val = 1.0 : f32", ["2xf32"]
    yield "reverse", ["2x3xf32"], "axis = 0 : i32", ["2xf32"]
    yield "table", ["4x5xi16", "513xi16"], "", ["2xi32"]


def movements():
    """Ops that reduce, move or join elements."""
    for name in REDUCTIONS:
        for axis in (0, 2):
            yield name, ["2x3x4xf32"], f"axis = {axis} : i32", ["3xf32"]
    for name in ("reduce_all", "reduce_any"):
        yield name, ["2x3xi1"], "axis = 1 : i32", ["2xi1"]
    yield "argmax", ["2x3x4xf32"], "axis = 1 : i32", ["2xi32"]
    yield "argmax", ["3xf32"], "axis = 0 : i32", ["0xi32"]
    yield "concat", ["2x3xf32", "5x3xf32"], "axis = 0 : i32", ["2xf32"]
    yield "concat", ["2x3xf32", "2x3xf32", "2x4xf32"], "axis = 1 : i32", ["2xf32"]
    yield "pad", ["2x3xf32", shape(1, 2, 0, 4), "%pad"], "", ["2xf32"]
    yield "reshape", ["2x6xf32", shape(3, 4)], "", ["2xf32"]
    yield "reshape", ["2x6xf32", shape(-1, 4)], "", ["2xf32"]
    yield "reshape", ["2x6xf32", shape(2, 1, 3, 2)], "", ["4xf32"]
    yield "slice", ["5x6xf32", shape(1, 0), shape(2, 6)], "", ["2xf32"]
    yield "slice", ["5x6xf32", shape(1, 2), shape(-1, 3)], "", ["2xf32"]
    yield "tile", ["2x3xf32", shape(2, 1)], "", ["2xf32"]
    yield "transpose", ["2x3x4xf32"], "perms = array<i32: 2, 0, 1>", ["3xf32"]
    yield "gather", ["2x3x4xf32", "2x5xi32"], "", ["3xf32"]
    yield "scatter", ["2x3x4xf32", "2x1xi32", "2x1x4xf32"], "", ["3xf32"]
    for scale, offset, border in (((11, 7, 89, 6), (0, 0), (0, 0)),
                                  ((16, 2, 16, 2), (-7, -7), (7, 7)),
                                  ((4, 1, 6, 1), (1, 0), (1, 5))):
        yield "resize", ["1x15x13x2xf32", shape(*scale), shape(*offset), shape(*border)], \
            'mode = #tosa.resize_mode<NEAREST_NEIGHBOR>', ["4xf32"]
    yield "fft2d", ["1x4x8xf32", "1x4x8xf32"], "inverse = false", ["3xf32", "3xf32"]
    yield "rfft2d", ["2x4x16xf32"], "", ["3xf32", "3xf32"]


def products():
    """Ops of matrices and windows."""
    yield "matmul", ["2x3x4xf32", "2x4x5xf32", "%zp", "%zp"], "", ["3xf32"]
    for name in ("avg_pool2d", "max_pool2d"):
        zero = ["%zp", "%zp"] if name == "avg_pool2d" else []
        acc = "acc_type = f32, " if zero else ""
        yield name, ["3x9x12x7xf32", *zero], acc + POOL.format("4, 3", "0, 0, 0, 0", "1, 1"), \
            ["4xf32"]
        yield name, ["3x9x11x7xf32", *zero], acc + POOL.format("3, 3", "1, 1, 2, 0", "2, 2"), \
            ["4xf32"]
    for dilation, pad, stride in (("1, 1", "0, 0, 0, 0", "1, 1"), ("3, 2", "1, 2, 3, 4", "1, 1"),
                                  ("1, 1", "0, 0, 0, 0", "2, 3")):
        sizes = "2x15x17x3xf32" if stride == "2, 3" else "2x14x16x3xf32"
        yield "conv2d", [sizes, "5x3x6x3xf32" if stride == "1, 1" else "5x3x5x3xf32", "5xf32",
                         "%zp", "%zp"], CONV.format(dilation, pad, stride), ["4xf32"]
        yield "depthwise_conv2d", [sizes, "3x6x3x5xf32" if stride == "1, 1" else "3x5x3x5xf32",
                                   "15xf32", "%zp", "%zp"], \
            CONV.format(dilation, pad, stride), ["4xf32"]
    yield "conv3d", ["2x8x9x10x3xf32", "5x3x6x4x3xf32", "5xf32", "%zp", "%zp"], \
        CONV.format("1, 1, 1", "1, 2, 3, 4, 5, 6", "1, 1, 1"), ["5xf32"]
    for pad, stride in (("0, 0, 0, 0", "1, 1"), ("1, 0, 3, 0", "2, 3")):
        yield "transpose_conv2d", ["2x9x11x3xf32", "5x3x6x3xf32", "5xf32", "%zp", "%zp"], \
            f"acc_type = f32, out_pad = array<i64: {pad}>, stride = array<i64: {stride}>", \
            ["4xf32"]


def open_sizes(operands):
    """The operand lists with some of their sizes unknown."""
    own = [i for i, operand in enumerate(operands)
           if not operand.startswith(("%", "shape:")) and "x" in operand]

    def change(i, dims):
        parts = operands[i].split("x")
        return "x".join("?" if j in dims else part for j, part in enumerate(parts))

    yield operands
    for i in own:
        every = range(operands[i].count("x"))
        for dims in [every, *([dim] for dim in every)]:
            yield [change(i, dims) if j == i else operand for j, operand in enumerate(operands)]
        element = operands[i].rpartition("x")[2]
        yield [f"*x{element}" if j == i else operand for j, operand in enumerate(operands)]
    yield [change(i, range(operand.count("x"))) if i in own else operand
           for i, operand in enumerate(operands)]


def write(name, number, operands, attributes, results):
    """A function that runs the op once."""
    lines, names, types, arguments = [], [], [], []
    for i, operand in enumerate(operands):
        value = f"%v{i}"
        if operand.startswith("shape:"):
            literal, _, rank = operand[len("shape:"):].rpartition(":")
            types.append(f"!tosa.shape<{rank}>")
            lines.append(f'  {value} = "tosa.const_shape"() <{{values = {literal}}}> : () -> '
                         f"{types[-1]}")
        elif operand.startswith("%"):
            op, literal, type_ = CONSTANTS[operand]
            types.append(type_)
            lines.append(f'  {value} = "{op}"() <{{values = {literal}}}> : () -> {type_}')
        else:
            types.append(f"tensor<{operand}>")
            arguments.append(f"{value}: {types[-1]}")
        names.append(value)
    outputs = [f"tensor<{result}>" for result in results]
    lines.append(f'  %r:{len(results)} = "tosa.{name}"({", ".join(names)}) {{{attributes}}} : '
                 f'({", ".join(types)}) -> ({", ".join(outputs)})')
    return "\n".join([f"func.func @{name}_{number}({', '.join(arguments)}) {{", *lines, "  return", "}"])


def programs():
    """All programs: the name of the op and the sizes of its operands, text."""
    for family in (elementwise, movements, products):
        for name, operands, attributes, results in family():
            functions = []
            for some in open_sizes(operands):
                for is_ranked in (True, False):
                    texts = []
                    for result in results:
                        rank, element = result[0], result.lstrip("0123456789").lstrip("x")
                        texts.append("?x" * int(rank) + element if is_ranked else f"*x{element}")
                    functions.append(write(name, len(functions), some, attributes, texts))
            # MLIR 22 crashes on pools of tensors without a rank.
            if name.endswith("pool2d"):
                functions = [text for text in functions if "tensor<*xf32>," not in text
                             and "(tensor<*xf32>)" not in text.partition(" -> ")[0]]
            sizes = ", ".join(text for text in operands if "x" in text and text[0] not in "s%")
            yield f"tosa.{name}({sizes})", "\n".join(functions)
