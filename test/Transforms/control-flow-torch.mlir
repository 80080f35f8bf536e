// RUN: fake-opt %s --fake-propagate --split-input-file --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file > %t
// RUN: fake-opt %t --fake-propagate --split-input-file | diff %t -

// CHECK-LABEL: func.func @if
// CHECK-SAME: -> !torch.vtensor<[2,3],f32>
// CHECK: torch.prim.If %arg0 -> (!torch.vtensor<[2,3],f32>) {
// CHECK:   torch.prim.If.yield {{.*}} : !torch.vtensor<[2,3],f32>
// CHECK: else
// CHECK:   torch.prim.If.yield {{.*}} : !torch.vtensor<[2,3],f32>
func.func @if(%c: !torch.bool, %x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %0 = torch.prim.If %c -> (!torch.vtensor) {
    %1 = torch.tensor_static_info_cast %x : !torch.vtensor<[2,3],f32> to !torch.vtensor
    torch.prim.If.yield %1 : !torch.vtensor
  } else {
    %1 = torch.aten.sin %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor
    torch.prim.If.yield %1 : !torch.vtensor
  }
  return %0 : !torch.vtensor
}

// -----

// A condition that follows from a rank selects one branch; the other one, which
// is invalid, is not swept.

// CHECK-LABEL: func.func @known
// CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[2,2],f32>
func.func @known(%x: !torch.vtensor<[2,2],f32>) {
  %int2 = torch.constant.int 2
  %rank = torch.aten.dim %x : !torch.vtensor<[2,2],f32> -> !torch.int
  %c = torch.aten.eq.int %rank, %int2 : !torch.int, !torch.int -> !torch.bool
  %0 = torch.prim.If %c -> (!torch.vtensor) {
    %1 = torch.aten.mm %x, %x : !torch.vtensor<[2,2],f32>, !torch.vtensor<[2,2],f32> -> !torch.vtensor
    torch.prim.If.yield %1 : !torch.vtensor
  } else {
    %1 = torch.aten.bmm %x, %x : !torch.vtensor<[2,2],f32>, !torch.vtensor<[2,2],f32> -> !torch.vtensor
    torch.prim.If.yield %1 : !torch.vtensor
  }
  %2 = torch.aten.relu %0 : !torch.vtensor -> !torch.vtensor
  return
}

// -----

// CHECK-LABEL: func.func @loop
// CHECK: torch.prim.Loop {{.*}} {
// CHECK: ^bb0(%{{.*}}: !torch.int, %{{.*}}: !torch.vtensor<[2],f32>):
// CHECK: torch.prim.Loop.condition %true, iter(%{{.*}} : !torch.vtensor<[2],f32>)
// CHECK: } : (!torch.int, !torch.bool, !torch.vtensor<[2],f32>) -> !torch.vtensor<[2],f32>
func.func @loop(%n: !torch.int, %x: !torch.vtensor<[2],f32>) {
  %true = torch.constant.bool true
  %0 = torch.aten.sin %x : !torch.vtensor<[2],f32> -> !torch.vtensor
  %1 = torch.prim.Loop %n, %true, init(%0) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor):
    %2 = torch.aten.add.Scalar %y, %i, %i : !torch.vtensor, !torch.int, !torch.int -> !torch.vtensor
    torch.prim.Loop.condition %true, iter(%2 : !torch.vtensor)
  } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
  return
}

// -----

// Sizes that change are symbols, and bound as such.

// CHECK-LABEL: func.func @growing
// CHECK-DAG: %[[INSIDE:.*]] = torch.symbolic_int "u1"
// CHECK-DAG: %[[BEHIND:.*]] = torch.symbolic_int "u2"
// CHECK: torch.prim.Loop {{.*}} init(%arg1)
// CHECK: ^bb0(%{{.*}}: !torch.int, %[[Y:.*]]: !torch.vtensor<[?],f32>):
// CHECK: torch.bind_symbolic_shape %[[Y]], [%[[INSIDE]]], affine_map<()[s0] -> (s0)>
// CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[?],f32>
func.func @growing(%n: !torch.int, %x: !torch.vtensor<[?],f32>) {
  %true = torch.constant.bool true
  %s0 = torch.symbolic_int "s0" {min_val = 2, max_val = 64} : !torch.int
  torch.bind_symbolic_shape %x, [%s0], affine_map<()[s0] -> (s0)> : !torch.vtensor<[?],f32>
  %int0 = torch.constant.int 0
  %1 = torch.prim.Loop %n, %true, init(%x) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor<[?],f32>):
    %2 = torch.prim.ListConstruct %y, %y : (!torch.vtensor<[?],f32>, !torch.vtensor<[?],f32>) -> !torch.list<vtensor>
    %3 = torch.aten.cat %2, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[?],f32>
    torch.prim.Loop.condition %true, iter(%3 : !torch.vtensor<[?],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[?],f32>) -> !torch.vtensor<[?],f32>
  %4 = torch.aten.relu %1 : !torch.vtensor<[?],f32> -> !torch.vtensor
  return
}
