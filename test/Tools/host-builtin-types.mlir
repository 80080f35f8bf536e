// Conversions from and to builtin types, as in torch-mlir's lowering: they
// preserve metadata, and tie their types to those of other dialects.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-propagate)" | FileCheck %s
// RUN: %host_opt %s --pass-pipeline="builtin.module(torch-to-fake)" | FileCheck %s --check-prefix=FAKE
// RUN: %host_opt %s --pass-pipeline="builtin.module(torch-to-fake,fake-to-torch)" | FileCheck %s --check-prefix=BACK
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-fakify)" | FileCheck %s --check-prefix=FAKIFY

// CHECK-LABEL: func.func @tensors
// CHECK: torch.aten.add.Tensor {{.*}} -> !torch.vtensor<[2,3],f32>
// FAKE-LABEL: func.func @tensors
// FAKE-SAME: (%arg0: !fake.tensor<[2, 3], f32>, %arg1: i64) -> (!fake.tensor<[2, 3], f32>, tensor<2x3xf32>)
// FAKE: %[[B:.*]] = builtin.unrealized_conversion_cast %arg0 : !fake.tensor<[2, 3], f32> to tensor<2x3xf32>
// FAKE: %[[N:.*]] = builtin.unrealized_conversion_cast %arg1 : i64 to !fake.int
// FAKE: %[[Y:.*]] = builtin.unrealized_conversion_cast %[[B]] : tensor<2x3xf32> to !fake.tensor<[2, 3], f32>
// FAKE: fake.aten.add.Tensor(%arg0, %[[Y]], alpha = %[[N]])
// FAKE: return %{{.*}}, %[[B]]
// BACK-LABEL: func.func @tensors
// BACK-SAME: (%arg0: !torch.vtensor<[2,3],f32>, %arg1: i64) -> (!torch.vtensor<[2,3],f32>, tensor<2x3xf32>)
// BACK: %[[N:.*]] = builtin.unrealized_conversion_cast %arg1 : i64 to !torch.int
// BACK: torch.aten.add.Tensor %arg0, %{{.*}}, %[[N]]
// FAKIFY-LABEL: func.func @tensors
// FAKIFY: fake.aten.add.Tensor
func.func @tensors(%x: !torch.vtensor<[2,3],f32>, %i: i64) -> (!torch.vtensor, tensor<2x3xf32>) {
  %0 = torch_c.to_builtin_tensor %x : !torch.vtensor<[2,3],f32> -> tensor<2x3xf32>
  %n = torch_c.from_i64 %i : i64 -> !torch.int
  %1 = torch_c.from_builtin_tensor %0 : tensor<2x3xf32> -> !torch.vtensor<[2,3],f32>
  %2 = torch.aten.add.Tensor %x, %1, %n : !torch.vtensor<[2,3],f32>, !torch.vtensor<[2,3],f32>, !torch.int -> !torch.vtensor
  return %2, %0 : !torch.vtensor, tensor<2x3xf32>
}

// The converted value has the type of the tensor, although more is known.
// CHECK-LABEL: func.func @fixed
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor<[?,3],f32>
// CHECK: torch_c.to_builtin_tensor %{{.*}} : !torch.vtensor<[?,3],f32> -> tensor<?x3xf32>
// CHECK: torch_c.from_builtin_tensor %{{.*}} : tensor<?x3xf32> -> !torch.vtensor<[?,3],f32>
// CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[2,3],f32>
func.func @fixed(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %0 = torch.aten.neg %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[?,3],f32>
  %1 = torch_c.to_builtin_tensor %0 : !torch.vtensor<[?,3],f32> -> tensor<?x3xf32>
  %2 = torch_c.from_builtin_tensor %1 : tensor<?x3xf32> -> !torch.vtensor<[?,3],f32>
  %3 = torch.aten.relu %2 : !torch.vtensor<[?,3],f32> -> !torch.vtensor
  return %3 : !torch.vtensor
}
