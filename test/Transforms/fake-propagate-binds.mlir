// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t
// RUN: fake-opt %t --fake-propagate --split-input-file | diff %t -

// A bind is created for each tensor with a symbolic size.

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

// A correct bind is unchanged, regardless of the names of its symbols.

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

// If sizes turn out to be static, no binds remain.

// CHECK-LABEL: func.func @drops_static_binds
// CHECK-SAME: op = "torch.bind_symbolic_shape"
func.func @drops_static_binds(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[?],f32> {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  // CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[4],f32>
  // CHECK-NEXT: return
  %0 = torch.aten.relu %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[?],f32>
  torch.bind_symbolic_shape %0, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return %0 : !torch.vtensor<[?],f32>
}

// -----

// A function without binds gets none, unless it requests them: later passes may
// not support them.

// CHECK-LABEL: func.func @adds_none
// CHECK-NEXT: torch.aten.relu
// CHECK-NEXT: return
func.func @adds_none(%x: !torch.vtensor<[?,2],f32>) {
  %0 = torch.aten.relu %x : !torch.vtensor<[?,2],f32> -> !torch.vtensor<[?,2],f32>
  return
}

// -----

// An unbound `?` of an argument gets a symbol, which is declared.

// CHECK-LABEL: func.func @declares_symbols
func.func @declares_symbols(%x: !torch.vtensor<[?,2],f32>) attributes {fake.binds} {
  // CHECK-NEXT: %[[S:.*]] = torch.symbolic_int "s0" {min_val = 0, max_val = 9223372036854775807}
  // CHECK-NEXT: torch.bind_symbolic_shape %{{.*}}, [%[[S]]], affine_map<()[s0] -> (s0, 2)>
  return
}

// -----

// torch-mlir binds value tensors only. A bind of a copy of an argument is a fact
// about the argument, whose symbol keeps its name and range.

// CHECK-LABEL: func.func @copy_of_argument
// CHECK-NEXT: torch.symbolic_int "s2" {min_val = 2, max_val = 100}
// CHECK-NEXT: %[[C:.*]] = torch.copy.to_vtensor %arg0
// CHECK-NEXT: torch.bind_symbolic_shape %[[C]]
// CHECK: %[[D:.*]] = torch.aten.cat
// CHECK: torch.bind_symbolic_shape %[[D]], [%{{.*}}], affine_map<()[s0] -> (s0 * 2, 4)>
func.func @copy_of_argument(%cache: !torch.tensor<[?,4],f32>) attributes {fake.binds} {
  %s = torch.symbolic_int "s2" {min_val = 2, max_val = 100} : !torch.int
  %0 = torch.copy.to_vtensor %cache : !torch.vtensor<[?,4],f32>
  torch.bind_symbolic_shape %0, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  %l = torch.prim.ListConstruct %0, %0 : (!torch.vtensor<[?,4],f32>, !torch.vtensor<[?,4],f32>) -> !torch.list<vtensor>
  %int0 = torch.constant.int 0
  %1 = torch.aten.cat %l, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor
  return
}

// -----

// A symbol may be declared after the value that it describes.

// CHECK-LABEL: func.func @late_symbol
// CHECK: torch.symbolic_int "s2"
// CHECK: torch.aten.relu
// CHECK-NEXT: torch.bind_symbolic_shape
func.func @late_symbol(%x: !torch.vtensor<[?],f32>) {
  %0 = torch.aten.relu %x : !torch.vtensor<[?],f32> -> !torch.vtensor<[?],f32>
  %s = torch.symbolic_int "s2" {min_val = 2, max_val = 100} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  return
}

// -----

// A maximum is not an affine map: the type still states `?`, but no bind is
// created.

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

// -----

// A symbol for an unbound `?` has a name that is not used anywhere in the
// function.

// CHECK-LABEL: func.func @free_names
// CHECK-SAME: {condition = "Eq(s0, s1)", kind = "assert"
func.func @free_names(%x: !torch.vtensor<[?,4],f32>, %z: !torch.vtensor<[?,4],f32>) {
  %int1 = torch.constant.int 1
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 100} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  %0 = torch.aten.add.Tensor %x, %z, %int1 : !torch.vtensor<[?,4],f32>, !torch.vtensor<[?,4],f32>, !torch.int -> !torch.vtensor
  return
}

// -----

// A bind in a loop holds for all iterations, and implies nothing about the first.

// CHECK-LABEL: func.func @growing
// CHECK-NOT: fake.guards
// CHECK: torch.prim.Loop
func.func @growing(%x: !torch.vtensor<[?],f32>, %n: !torch.int) -> !torch.vtensor<[?],f32> {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 64} : !torch.int
  %u = torch.symbolic_int "u1" {min_val = 2, max_val = 9223372036854775807} : !torch.int
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %int0 = torch.constant.int 0
  %true = torch.constant.bool true
  %r = torch.prim.Loop %n, %true, init(%x) {
  ^bb0(%i: !torch.int, %a: !torch.vtensor<[?],f32>):
    torch.bind_symbolic_shape %a, [%u], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
    %l = torch.prim.ListConstruct %a, %a : (!torch.vtensor<[?],f32>, !torch.vtensor<[?],f32>) -> !torch.list<vtensor>
    %0 = torch.aten.cat %l, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[?],f32>
    torch.prim.Loop.condition %true, iter(%0 : !torch.vtensor<[?],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[?],f32>) -> !torch.vtensor<[?],f32>
  return %r : !torch.vtensor<[?],f32>
}

// -----

// A symbol that is declared after the op that creates it keeps its name.
// CHECK-LABEL: func.func @declared_late
// CHECK: %[[U:.*]] = torch.symbolic_int "u7" {min_val = 0, max_val = 4}
// CHECK: %[[ROWS:.*]] = torch.aten.nonzero
// CHECK: %[[RELU:.*]] = torch.aten.relu
// CHECK-DAG: torch.bind_symbolic_shape %[[ROWS]], [%[[U]]], affine_map<()[s0] -> (s0, 1)>
// CHECK-DAG: torch.bind_symbolic_shape %[[RELU]], [%[[U]]], affine_map<()[s0] -> (s0, 1)>
// CHECK-NOT: symbolic_int
func.func @declared_late(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[?,1],si64> {
  %0 = torch.aten.nonzero %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[?,1],si64>
  %1 = torch.aten.relu %0 : !torch.vtensor<[?,1],si64> -> !torch.vtensor<[?,1],si64>
  %u = torch.symbolic_int "u7" {min_val = 0, max_val = 4} : !torch.int
  torch.bind_symbolic_shape %0, [%u], affine_map<()[s0] -> (s0, 1)> : !torch.vtensor<[?,1],si64>
  return %1 : !torch.vtensor<[?,1],si64>
}
