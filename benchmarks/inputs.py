# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs to measure: models, generated chains, and chains of TOSA."""

import pathlib
import re
import subprocess
from typing import Iterator, NamedTuple, Optional

_CALLS = re.compile(r"= torch\.(?:aten|prims)\.|= torch\.operator ")


class Program(NamedTuple):
    """A program to measure, in files."""
    name: str
    # The number of tensor ops.
    num_ops: int
    # In torch-mlir's text, without types of results.
    torch: pathlib.Path
    # In the generic form; written when it is needed.
    generic: pathlib.Path
    # With as many ops of TOSA.
    tosa: Optional[pathlib.Path] = None
    is_parallel: bool = False


def erase_types(path: pathlib.Path, fake_opt: str, folder: pathlib.Path) -> Program:
    """A model, of whose results nothing is declared."""
    name = path.name[:-len(".mlir")]
    text = folder / path.name
    subprocess.run([fake_opt, path, "--fake-erase-types", "-o", text], check=True)
    with open(text, encoding="utf-8") as lines:
        num_ops = sum(len(_CALLS.findall(line)) for line in lines)
    return Program(name, num_ops, text, text.with_suffix(".generic"))


def generate_chain(num_ops: int, is_dynamic: bool, fake_bench: str,
                   folder: pathlib.Path) -> Program:
    """A chain of generated ops, and one of TOSA if it is static."""
    kind = "dynamic" if is_dynamic else "static"
    text = folder / f"chain-{num_ops}.{kind}.mlir"
    with open(text, "w", encoding="utf-8") as file:
        subprocess.run([fake_bench, "--write", f"-n={num_ops}", f"--{kind}"],
                       stdout=file, check=True)
    tosa = None
    if not is_dynamic:
        tosa = folder / f"chain-{num_ops}.tosa.mlir"
        with open(tosa, "w", encoding="utf-8") as file:
            file.writelines(create_tosa_chain(num_ops))
    return Program(f"chain.{kind}", num_ops, text, text.with_suffix(".generic"), tosa)


def generate_functions(num_functions: int, num_ops: int, fake_bench: str,
                       folder: pathlib.Path) -> Program:
    """Many chains in one module."""
    text = folder / "functions.mlir"
    with open(text, "w", encoding="utf-8") as file:
        subprocess.run([fake_bench, "--write", f"-n={num_ops}", "--dynamic",
                        f"--functions={num_functions}"], stdout=file, check=True)
    return Program(f"{num_functions} functions", num_functions * num_ops, text,
                   text.with_suffix(".generic"), is_parallel=True)


def write_generic(program: Program, fake_opt: str) -> None:
    """Writes the generic form, which PyTorch's reader takes."""
    subprocess.run([fake_opt, program.torch, "--mlir-print-op-generic", "-o",
                    program.generic], check=True)


# Fifteen ops that lead from tensor<2x16x64xf32> back to it, similar to those in
# Chain.cpp. Like torch-mlir's text, it has a constant for every use.
_TOSA_CYCLE = """\
  %shift_C = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero_C = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %rows_C = tosa.const_shape {values = dense<[1, 32, 64]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %sizes_C = tosa.const_shape {values = dense<[2, 16, 64]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %four_C = tosa.const_shape {values = dense<[1, 2, 16, 64]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %three_C = tosa.const_shape {values = dense<[2, 16, 64]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %start_C = tosa.const_shape {values = dense<0> : tensor<3xindex>} : () -> !tosa.shape<3>
  %size_C = tosa.const_shape {values = dense<[2, 16, 64]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %a_C = tosa.add %x_P, %y : (!any, !cube) -> !any
  %b_C = tosa.mul %a_C, %a_C, %shift_C : (!any, !any, tensor<1xi8>) -> !any
  %c_C = tosa.reshape %b_C, %rows_C : (!any, !tosa.shape<3>) -> !any
  %d_C = tosa.matmul %c_C, %w, %zero_C, %zero_C : (!any, tensor<1x64x64xf32>, tensor<1xf32>, tensor<1xf32>) -> !any
  %e_C = tosa.clamp %d_C {min_val = 0.0 : f32, max_val = 1.0 : f32} : (!any) -> !any
  %f_C = tosa.reshape %e_C, %sizes_C : (!any, !tosa.shape<3>) -> !any
  %g_C = tosa.transpose %f_C {perms = array<i32: 0, 2, 1>} : (!any) -> !any
  %h_C = tosa.sigmoid %g_C : (!any) -> !any
  %i_C = tosa.transpose %h_C {perms = array<i32: 0, 2, 1>} : (!any) -> !any
  %j_C = tosa.reshape %i_C, %four_C : (!any, !tosa.shape<4>) -> !four
  %k_C = tosa.reshape %j_C, %three_C : (!four, !tosa.shape<3>) -> !any
  %l_C = tosa.reduce_sum %k_C {axis = 2 : i32} : (!any) -> !any
  %m_C = tosa.sub %k_C, %l_C : (!any, !any) -> !any
  %n_C = tosa.concat %m_C, %y {axis = 0 : i32} : (!any, !cube) -> !any
  %x_C = tosa.slice %n_C, %start_C, %size_C : (!any, !tosa.shape<3>, !tosa.shape<3>) -> !any
"""


def create_tosa_chain(num_ops: int) -> Iterator[str]:
    """A function of `num_ops` or a few more TOSA ops, whose results have no sizes.

    They have a rank: mlir-opt 22 crashes in the canonicalization of others.
    """
    yield ("!any = tensor<?x?x?xf32>\n!four = tensor<?x?x?x?xf32>\n"
           "!cube = tensor<2x16x64xf32>\n"
           "func.func @main(%x: !cube, %y: !cube, %w: tensor<1x64x64xf32>) -> !any {\n"
           "  %x_0 = tensor.cast %x : !cube to !any\n")
    cycles = -(-num_ops // 15)
    for cycle in range(1, cycles + 1):
        yield _TOSA_CYCLE.replace("_C", f"_{cycle}").replace("_P", f"_{cycle - 1}")
    yield f"  return %x_{cycles} : !any\n}}\n"
