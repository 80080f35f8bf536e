# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes functions in which sizes are computed from sizes, many times over."""

import sys

BLANK = "!fake.tensor<*>"
IMAGE = "!fake.tensor<[n, 8, h, w], f32>"
SYMBOLS = ("#fake.symbol<n, min = 1>, #fake.symbol<h, min = 64>, "
           "#fake.symbol<w, min = 64>")


def slices(number: int) -> None:
    """Appends a part of the tensor to the tensor."""
    print("func.func @slices(%x: !fake.tensor<[s0], f32>, %n: !fake.int<n>, "
          "%m: !fake.int<m>) {")
    print(f"  %r0 = fake.cast %x : !fake.tensor<[s0], f32> to {BLANK}")
    for i in range(number):
        print(f"  %p{i} = fake.aten.slice.Tensor(%r{i}, 0, %n, %m) : "
              f"({BLANK}, !fake.int<n>, !fake.int<m>) -> {BLANK}")
        print(f"  %r{i + 1} = fake.aten.cat([%p{i}, %r{i}]) : "
              f"({BLANK}, {BLANK}) -> {BLANK}")
    print("  return\n}")


def pool(name: str, number: int) -> str:
    """Makes an image smaller and larger; the name of the result."""
    value, kind = "%x", IMAGE
    for i in range(number):
        print(f"  %{name}a{i} = fake.aten.max_pool2d({value}, [3, 3], [2, 2], "
              f"[1, 1]) : ({kind}) -> {BLANK}")
        print(f"  %{name}b{i} = fake.aten.constant_pad_nd(%{name}a{i}, "
              f"[1, 1, 1, 1]) : ({BLANK}) -> {BLANK}")
        print(f"  %{name}c{i} = fake.aten.upsample_nearest2d.vec(%{name}b{i}, "
              f"none, [1.5, 1.5]) : ({BLANK}) -> {BLANK}")
        value, kind = f"%{name}c{i}", BLANK
    return value


def pooling(number: int) -> None:
    """One chain."""
    print(f"func.func @pooling(%x: {IMAGE}) "
          f"attributes {{fake.symbols = [{SYMBOLS}]}} {{")
    pool("", number)
    print("  return\n}")


def branches(number: int) -> None:
    """Two chains, and the sum of their results."""
    print(f"func.func @branches(%x: {IMAGE}) "
          f"attributes {{fake.symbols = [{SYMBOLS}]}} {{")
    first, second = pool("l", number), pool("r", number)
    print(f"  %sum = fake.aten.add.Tensor({first}, {second}) : "
          f"({BLANK}, {BLANK}) -> {BLANK}")
    print("  return\n}")


def torch(number: int) -> None:
    """Every other row, three times over, in the text of torch-mlir."""
    known, blank = "!torch.vtensor<[?,4],f32>", "!torch.vtensor"
    print(f"func.func @torch(%x: {known}) -> {blank} {{")
    for name, constant in (("zero", 0), ("one", 1), ("two", 2),
                           ("end", 2**63 - 1)):
        print(f"  %{name} = torch.constant.int {constant}")
    print('  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : '
          "!torch.int")
    print("  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> "
          f": {known}")
    value, kind = "%x", known
    for i in range(number):
        print(f"  %r{i} = torch.aten.slice.Tensor {value}, %zero, %one, %end, "
              f"%two : {kind}, {', '.join(['!torch.int'] * 4)} -> {blank}")
        print(f"  %l{i} = torch.prim.ListConstruct %r{i}, %r{i}, %r{i} : "
              f"({blank}, {blank}, {blank}) -> !torch.list<vtensor>")
        print(f"  %c{i} = torch.aten.cat %l{i}, %zero : !torch.list<vtensor>, "
              f"!torch.int -> {blank}")
        value, kind = f"%c{i}", blank
    print(f"  return {value} : {blank}\n}}")


if __name__ == "__main__":
    {"slices": slices, "pooling": pooling,
     "branches": branches, "torch": torch}[sys.argv[1]](int(sys.argv[2]))
