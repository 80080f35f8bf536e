// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --mlir-print-op-generic | fake-opt | FileCheck %s
// RUN: fake-opt %s --emit-bytecode | fake-opt | FileCheck %s

// Maps are printed in place: no alias at the top of the module.
// CHECK-NOT: #map

// CHECK-LABEL: func @symbols
func.func @symbols(%x: !torch.vtensor<[?,?],f32>) {
  // CHECK: %0 = torch.symbolic_int "s23" {min_val = 2, max_val = 512} : !torch.int
  %0 = torch.symbolic_int "s23" {min_val = 2, max_val = 512} : !torch.int
  // CHECK: %1 = torch.symbolic_int "s27" {min_val = 2, max_val = 9223372036854775807} {note = "kept"} : !torch.int
  %1 = torch.symbolic_int "s27" {min_val = 2, max_val = 9223372036854775807} {note = "kept"} : !torch.int
  // CHECK: torch.bind_symbolic_shape %arg0, [%0, %1], affine_map<()[s0, s1] -> (s0, s1 + 1)> : !torch.vtensor<[?,?],f32>
  torch.bind_symbolic_shape %x, [%0, %1], affine_map<()[s0, s1] -> (s0, s1 + 1)> : !torch.vtensor<[?,?],f32>
  // CHECK: torch.bind_symbolic_shape %arg0, [%0, %1], affine_map<()[s0, s1] -> (s0 * s1, s0 floordiv s1)> : !torch.vtensor<[?,?],f32>
  torch.bind_symbolic_shape %x, [%0, %1], affine_map<()[s0, s1] -> (s0 * s1, s0 floordiv s1)> : !torch.vtensor<[?,?],f32>
  return
}

// CHECK-LABEL: func @no_symbols
func.func @no_symbols(%x: !torch.vtensor<[2],f32>, %scalar: !torch.vtensor<[],f32>) {
  // CHECK: torch.bind_symbolic_shape %arg0, [], affine_map<() -> (2)> : !torch.vtensor<[2],f32>
  torch.bind_symbolic_shape %x, [], affine_map<() -> (2)> : !torch.vtensor<[2],f32>
  // CHECK: torch.bind_symbolic_shape %arg1, [], affine_map<() -> ()> : !torch.vtensor<[],f32>
  torch.bind_symbolic_shape %scalar, [], affine_map<() -> ()> : !torch.vtensor<[],f32>
  return
}

// CHECK-LABEL: func @run_time_assert
func.func @run_time_assert(%b: !torch.bool) {
  // CHECK: torch.runtime.assert %arg0, "expected a square matrix"
  torch.runtime.assert %b, "expected a square matrix"
  return
}
