// RUN: fake-opt %s --fake-erase-types | FileCheck %s
// RUN: fake-opt %s > %t.before
// RUN: fake-opt %s --fake-erase-types --fake-propagate | diff %t.before -

// Values whose types are tied are erased together, or not at all, and inferred
// again by propagation.

// CHECK-LABEL: func.func @if
// CHECK: torch.prim.If %arg0 -> (!torch.vtensor) {
// CHECK: torch.prim.If.yield %{{.*}} : !torch.vtensor
// CHECK: torch.prim.If.yield %{{.*}} : !torch.vtensor
func.func @if(%c: !torch.bool, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %0 = torch.prim.If %c -> (!torch.vtensor<[4],f32>) {
    %1 = torch.aten.cos %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[4],f32>
  } else {
    %1 = torch.aten.sin %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[4],f32>
  }
  return %0 : !torch.vtensor<[4],f32>
}

// An argument keeps its type, and so do all values tied to it.
// CHECK-LABEL: func.func @argument
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor{{$}}
// CHECK: torch.aten.cos {{.*}} -> !torch.vtensor<[4],f32>
// CHECK: torch.prim.If.yield %arg1 : !torch.vtensor<[4],f32>
func.func @argument(%c: !torch.bool, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %0 = torch.prim.If %c -> (!torch.vtensor<[4],f32>) {
    %1 = torch.aten.neg %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    %2 = torch.aten.cos %1 : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    torch.prim.If.yield %2 : !torch.vtensor<[4],f32>
  } else {
    torch.prim.If.yield %x : !torch.vtensor<[4],f32>
  }
  return %0 : !torch.vtensor<[4],f32>
}

// CHECK-LABEL: func.func @loop
// CHECK: ^bb0(%{{.*}}: !torch.int, %{{.*}}: !torch.vtensor):
// CHECK: torch.prim.Loop.condition %{{.*}}, iter(%{{.*}} : !torch.vtensor)
// CHECK: } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
func.func @loop(%n: !torch.int, %x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %true = torch.constant.bool true
  %0 = torch.aten.sin %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  %1 = torch.prim.Loop %n, %true, init(%0) {
  ^bb0(%i: !torch.int, %z: !torch.vtensor<[4],f32>):
    %2 = torch.aten.cos %z : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    torch.prim.Loop.condition %true, iter(%2 : !torch.vtensor<[4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
  return %1 : !torch.vtensor<[4],f32>
}

// CHECK-LABEL: func.func @scf
// CHECK: scf.for {{.*}} -> (!fake.tensor<*>)
// CHECK: scf.yield %{{.*}} : !fake.tensor<*>
func.func @scf(%x: !fake.tensor<[4], f32>, %a: index, %b: index, %c: index) -> !fake.tensor<[4], f32> {
  %0 = fake.aten.sin(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  %1 = scf.for %i = %a to %b step %c iter_args(%y = %0) -> (!fake.tensor<[4], f32>) {
    %2 = fake.aten.cos(%y) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
    scf.yield %2 : !fake.tensor<[4], f32>
  }
  return %1 : !fake.tensor<[4], f32>
}

// CHECK-LABEL: func.func @blocks
// CHECK: cf.cond_br %arg1, ^bb1(%0 : !torch.vtensor), ^bb2
// CHECK: ^bb1(%{{.*}}: !torch.vtensor):
func.func @blocks(%x: !torch.vtensor<[4],f32>, %c: i1) -> !torch.vtensor<[4],f32> {
  %0 = torch.aten.sin %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  cf.cond_br %c, ^bb1(%0 : !torch.vtensor<[4],f32>), ^bb2
^bb1(%1: !torch.vtensor<[4],f32>):  // 2 preds: ^bb0, ^bb2
  return %1 : !torch.vtensor<[4],f32>
^bb2:  // pred: ^bb0
  %2 = torch.aten.cos %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  cf.br ^bb1(%2 : !torch.vtensor<[4],f32>)
}

// An op whose verifier compares types keeps the types that it compares.
// CHECK-LABEL: func.func @verifier
// CHECK: torch.copy.to_vtensor %arg0 : !torch.vtensor<[2,4],f32>
// CHECK: torch.aten.neg {{.*}} -> !torch.vtensor{{$}}
func.func @verifier(%x: !torch.tensor<[2,4],f32>) -> !torch.vtensor<[2,4],f32> {
  %0 = torch.copy.to_vtensor %x : !torch.vtensor<[2,4],f32>
  %1 = torch.aten.neg %0 : !torch.vtensor<[2,4],f32> -> !torch.vtensor<[2,4],f32>
  return %1 : !torch.vtensor<[2,4],f32>
}

// The join of different sizes has the type that is true of both.
// CHECK-LABEL: func.func @join
// CHECK: torch.prim.If %arg2 -> (!torch.vtensor) {
func.func @join(%x: !torch.vtensor<[2,3],f32>, %y: !torch.vtensor<[5,3],f32>, %c: !torch.bool) -> !torch.vtensor<[?,3],f32> {
  %0 = torch.prim.If %c -> (!torch.vtensor<[?,3],f32>) {
    %1 = torch.tensor_static_info_cast %x : !torch.vtensor<[2,3],f32> to !torch.vtensor<[?,3],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[?,3],f32>
  } else {
    %1 = torch.tensor_static_info_cast %y : !torch.vtensor<[5,3],f32> to !torch.vtensor<[?,3],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[?,3],f32>
  }
  return %0 : !torch.vtensor<[?,3],f32>
}

// Unreachable code has the required types.
// CHECK-LABEL: func.func @dead
// CHECK: torch.prim.If %true -> (!torch.vtensor) {
func.func @dead(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32> {
  %true = torch.constant.bool true
  %0 = torch.prim.If %true -> (!torch.vtensor<[2,3],f32>) {
    %1 = torch.aten.tanh %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[2,3],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[2,3],f32>
  } else {
    %1 = torch.aten.relu %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[2,3],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[2,3],f32>
  }
  return %0 : !torch.vtensor<[2,3],f32>
}

// A list type without metadata could not be distinguished from torch-mlir's
// list<vtensor>.
// CHECK-LABEL: func.func @list
// CHECK: -> !torch.list<vtensor<[2,3],f32>>
func.func @list(%x: !torch.vtensor<[4,3],f32>) -> !torch.list<vtensor<[2,3],f32>> {
  %int0 = torch.constant.int 0
  %int2 = torch.constant.int 2
  %0 = torch.aten.split.Tensor %x, %int2, %int0 : !torch.vtensor<[4,3],f32>, !torch.int, !torch.int -> !torch.list<vtensor<[2,3],f32>>
  return %0 : !torch.list<vtensor<[2,3],f32>>
}
