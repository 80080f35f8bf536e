// RUN: fake-opt %s --fake-propagate=annotate | FileCheck %s

// Partly lowered programs: sizes pass from torch to linalg and tensor, and back.

// CHECK-LABEL: func.func @lowered
func.func @lowered(%x: !torch.vtensor<[?,?],f32>, %w: !torch.vtensor<[?,8],f32>) -> !torch.vtensor<[?,?],f32> {
  %c0 = arith.constant 0 : index
  %f = arith.constant 0.0 : f32
  // CHECK: torch.aten.relu
  %0 = torch.aten.relu %x : !torch.vtensor<[?,?],f32> -> !torch.vtensor<[?,?],f32>
  // CHECK: torch_c.to_builtin_tensor
  %1 = torch_c.to_builtin_tensor %0 : !torch.vtensor<[?,?],f32> -> tensor<?x?xf32>
  %2 = torch_c.to_builtin_tensor %w : !torch.vtensor<[?,8],f32> -> tensor<?x8xf32>
  %rows = tensor.dim %1, %c0 : tensor<?x?xf32>
  // CHECK: tensor.empty({{.*}}!fake.tensor<[s0, 8], f32>
  %3 = tensor.empty(%rows) : tensor<?x8xf32>
  %4 = linalg.fill ins(%f : f32) outs(%3 : tensor<?x8xf32>) -> tensor<?x8xf32>
  // CHECK: linalg.matmul {{.*}}!fake.tensor<[s0, 8], f32>
  %5 = linalg.matmul ins(%1, %2 : tensor<?x?xf32>, tensor<?x8xf32>) outs(%4 : tensor<?x8xf32>) -> tensor<?x8xf32>
  %6 = tensor.concat dim(1) %5, %1 : (tensor<?x8xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  // CHECK: torch_c.from_builtin_tensor
  %7 = torch_c.from_builtin_tensor %6 : tensor<?x?xf32> -> !torch.vtensor<[?,?],f32>
  // CHECK: torch.aten.tanh {{.*}}!fake.tensor<[s0, s1 + 8], f32>
  %8 = torch.aten.tanh %7 : !torch.vtensor<[?,?],f32> -> !torch.vtensor<[?,?],f32>
  return %8 : !torch.vtensor<[?,?],f32>
}

// The same for integers, and for TOSA.
// CHECK-LABEL: func.func @integers
func.func @integers(%x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor<[?],f32> {
  %int0 = torch.constant.int 0
  %0 = torch.aten.size.int %x, %int0 : !torch.vtensor<[?,4],f32>, !torch.int -> !torch.int
  %1 = torch_c.to_i64 %0
  %2 = arith.index_cast %1 : i64 to index
  // CHECK: tensor.empty({{.*}}!fake.tensor<[s0], f32>
  %3 = tensor.empty(%2) : tensor<?xf32>
  // CHECK: tosa.concat {{.*}}!fake.tensor<[2 * s0], f32>
  %4 = tosa.concat %3, %3 {axis = 0 : i32} : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %5 = torch_c.from_builtin_tensor %4 : tensor<?xf32> -> !torch.vtensor<[?],f32>
  return %5 : !torch.vtensor<[?],f32>
}
