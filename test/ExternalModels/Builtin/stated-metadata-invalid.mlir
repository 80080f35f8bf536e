// RUN: not fake-opt %s --fake-propagate --split-input-file -o /dev/null 2>&1 | FileCheck %s

// CHECK: stated-metadata-invalid.mlir:[[@LINE+1]]:18: error: the type 'tensor<?x4xf32>' of argument #0 and its stated metadata differ: sizes 4 and 5 at dimension 1 differ
func.func @sizes(%x: tensor<?x4xf32> {fake.meta = !fake.tensor<[b, 5], f32>}) {
  return
}

// -----

// CHECK: error: the type 'tensor<?x4xf32>' of argument #0 and its stated metadata differ: ranks 2 and 1 differ
func.func @rank(%x: tensor<?x4xf32> {fake.meta = !fake.tensor<[b], f32>}) {
  return
}

// -----

// CHECK: error: expected 'fake.meta' of argument #0 to be a !fake.tensor, found 3 : i64
func.func @kind(%x: tensor<?x4xf32> {fake.meta = 3 : i64}) {
  return
}
