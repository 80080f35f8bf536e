// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s

// A bind is made for each tensor with a symbolic size.

// CHECK-LABEL: func.func @makes_binds
func.func @makes_binds(%x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  // CHECK: %[[S:.*]] = torch.symbolic_int "s0"
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  %int-1 = torch.constant.int -1
  %0 = torch.prim.ListConstruct %int-1 : (!torch.int) -> !torch.list<int>
  // CHECK: %[[V:.*]] = torch.aten.view
  // CHECK-NEXT: torch.bind_symbolic_shape %[[V]], [%[[S]]], affine_map<()[s0] -> (s0 * 4)> : !torch.vtensor<[?],f32>
  %1 = torch.aten.view %x, %0 : !torch.vtensor<[?,4],f32>, !torch.list<int> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// -----

// A bind that is right stays as it is, whatever its symbols are called.

// CHECK-LABEL: func.func @keeps_right_binds
func.func @keeps_right_binds(%x: !torch.vtensor<[?],f32>) {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %0 = torch.aten.relu %x : !torch.vtensor<[?],f32> -> !torch.vtensor<[?],f32>
  // CHECK: torch.aten.relu
  // CHECK-NEXT: torch.bind_symbolic_shape %{{.*}}, [%{{.*}}], affine_map<()[s0] -> (s0)>
  // CHECK-NEXT: return
  torch.bind_symbolic_shape %0, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return
}

// -----

// Where sizes turn out to be static nothing is left to bind.

// CHECK-LABEL: func.func @drops_static_binds
func.func @drops_static_binds(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[?],f32> {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  // CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[4],f32>
  // CHECK-NEXT: return
  %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[?],f32>
  torch.bind_symbolic_shape %0, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return %0 : !torch.vtensor<[?],f32>
}

// -----

// An unbound `?` of an argument gets a symbol, which is declared.

// CHECK-LABEL: func.func @declares_symbols
func.func @declares_symbols(%x: !torch.vtensor<[?,2],f32>) {
  // CHECK-NEXT: %[[S:.*]] = torch.symbolic_int "s0" {min_val = 0, max_val = 9223372036854775807}
  // CHECK-NEXT: torch.bind_symbolic_shape %{{.*}}, [%[[S]]], affine_map<()[s0] -> (s0, 2)>
  return
}

// -----

// A maximum is no affine map: the type still says `?`, but no bind is made.

// CHECK-LABEL: func.func @leaves_out_what_is_not_affine
func.func @leaves_out_what_is_not_affine(%x: !torch.vtensor<[?],f32>) {
  %s = torch.symbolic_int "s0" {min_val = 0, max_val = 512} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %int3 = torch.constant.int 3
  // CHECK: torch.aten.slice.Tensor {{.*}} -> !torch.vtensor<[?],f32>
  // CHECK-NEXT: return
  %0 = torch.aten.slice.Tensor %x, %int0, %int0, %int3, %int1 : !torch.vtensor<[?],f32>, !torch.int, !torch.int, !torch.int, !torch.int -> !torch.vtensor
  return
}
