// RUN: fake-opt %s --fake-propagate --fake-materialize-guards | FileCheck %s
// RUN: fake-opt %s --fake-propagate --fake-materialize-guards=control-flow | FileCheck %s

// Sizes of builtin tensors and buffers are indices.
// CHECK-LABEL: func.func @sizes
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>, %[[Y:.*]]: tensor<?x4xf32>)
func.func @sizes(%x: tensor<?x4xf32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: %[[C0:.*]] = arith.constant 0 : index
  // CHECK: %[[A:.*]] = tensor.dim %[[X]], %[[C0]] : tensor<?x4xf32>
  // CHECK: %[[B:.*]] = tensor.dim %[[Y]], %{{.*}} : tensor<?x4xf32>
  // CHECK: %[[EQ:.*]] = arith.cmpi eq, %[[A]], %[[B]] : index
  // CHECK: cf.assert %[[EQ]], "expected Eq(s0, s1)"
  // CHECK-NOT: torch
  %0 = stablehlo.add %x, %y : tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// Arithmetic, and integers of the program.
// CHECK-LABEL: func.func @arithmetic
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>, %[[N:.*]]: i32)
func.func @arithmetic(%x: tensor<?x4xf32>, %n: i32) -> tensor<?x2xf32> {
  %c2 = arith.constant 2 : index
  %i = arith.index_cast %n : i32 to index
  // CHECK: tensor.dim %[[X]]
  // CHECK: arith.muli
  // CHECK: arith.cmpi eq
  // CHECK: cf.assert
  // CHECK: tensor.reshape
  %shape = tensor.from_elements %i, %c2 : tensor<2xindex>
  %0 = tensor.reshape %x(%shape) : (tensor<?x4xf32>, tensor<2xindex>) -> tensor<?x2xf32>
  return %0 : tensor<?x2xf32>
}

// CHECK-LABEL: func.func @buffers
func.func @buffers(%x: memref<?xf32>, %y: memref<?xf32>) {
  // CHECK: memref.dim
  // CHECK: memref.dim
  // CHECK: cf.assert
  memref.copy %x, %y : memref<?xf32> to memref<?xf32>
  linalg.exp ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}

// A guard on builtin tensors beside torch.
// CHECK-LABEL: func.func @mixed
func.func @mixed(%x: !torch.vtensor<[?,4],f32>, %y: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: torch.aten.size.int
  // CHECK: %[[DIM:.*]] = tensor.dim
  // CHECK: %[[INT:.*]] = arith.index_cast %[[DIM]] : index to i64
  // CHECK: torch_c.from_i64 %[[INT]]
  // CHECK: {{torch.runtime|cf}}.assert
  %0 = torch_c.to_builtin_tensor %x : !torch.vtensor<[?,4],f32> -> tensor<?x4xf32>
  %1 = stablehlo.add %0, %y : tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}
