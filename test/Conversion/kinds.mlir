// RUN: fake-opt %s --fake-to-torch | FileCheck %s --check-prefix=TORCH
// RUN: fake-opt %s --fake-to-torch --torch-to-fake | FileCheck %s --check-prefix=FAKE

// torch-mlir's ops do not state kinds of symbols. A kind that does not follow from
// PyTorch's names becomes an attribute.

// TORCH-LABEL: func.func @main
// TORCH-DAG: torch.symbolic_int "n" {min_val = 2, max_val = 9} : !torch.int
// TORCH-DAG: torch.symbolic_int "u0" {min_val = 2, max_val = 8} {fake.kind = "backed"} : !torch.int
// TORCH-DAG: torch.symbolic_int "u1" {min_val = 0, max_val = 7} : !torch.int
// TORCH-DAG: torch.symbolic_int "rows" {min_val = 0, max_val = 6} {fake.kind = "unbacked"} : !torch.int

// FAKE-LABEL: func.func @main
// FAKE-DAG: #fake.symbol<n, min = 2, max = 9>
// FAKE-DAG: #fake.symbol<u0, min = 2, max = 8>
// FAKE-DAG: #fake.symbol<u1, unbacked, min = 0, max = 7>
// FAKE-DAG: #fake.symbol<rows, unbacked, min = 0, max = 6>
func.func @main(%x: !fake.tensor<[n], f32>, %y: !fake.tensor<[u0], f32>, %z: !fake.tensor<[u1], f32>, %w: !fake.tensor<[rows], f32>) -> !fake.tensor<[rows], f32>
    attributes {fake.symbols = [#fake.symbol<n, min = 2, max = 9>, #fake.symbol<u0, min = 2, max = 8>, #fake.symbol<u1, unbacked, min = 0, max = 7>, #fake.symbol<rows, unbacked, min = 0, max = 6>]} {
  %0 = fake.aten.relu(%w) : (!fake.tensor<[rows], f32>) -> !fake.tensor<[rows], f32>
  return %0 : !fake.tensor<[rows], f32>
}
