// RUN: fake-opt %s --verify-roundtrip | FileCheck %s --check-prefixes=CHECK,READ
// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefixes=CHECK,KNOWN

// Conversions between torch and builtin types, which preserve metadata.

// CHECK-LABEL: func.func @tensors
// CHECK: torch_c.to_builtin_tensor %arg0 : !torch.vtensor<[2,3],f32> -> tensor<2x3xf32>
// CHECK: torch_c.from_builtin_tensor %{{.*}} : tensor<2x3xf32> -> !torch.vtensor<[2,3],f32>
// READ: torch.aten.relu {{.*}} -> !torch.vtensor{{$}}
// KNOWN: torch.aten.relu {{.*}} -> !torch.vtensor<[2,3],f32>
func.func @tensors(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %0 = torch_c.to_builtin_tensor %x : !torch.vtensor<[2,3],f32> -> tensor<2x3xf32>
  %1 = "torch_c.from_builtin_tensor"(%0) : (tensor<2x3xf32>) -> !torch.vtensor<[2,3],f32>
  %2 = torch.aten.relu %1 : !torch.vtensor<[2,3],f32> -> !torch.vtensor
  return %2 : !torch.vtensor
}

// CHECK-LABEL: func.func @numbers
// CHECK: torch_c.to_i1 %arg0
// CHECK: torch_c.from_i64 %arg1
// CHECK: torch_c.to_f64 %arg2
func.func @numbers(%b: !torch.bool, %n: i64, %f: !torch.float) -> (i1, !torch.int, f64) {
  %0 = torch_c.to_i1 %b
  %1 = torch_c.from_i64 %n
  %2 = torch_c.to_f64 %f
  return %0, %1, %2 : i1, !torch.int, f64
}
