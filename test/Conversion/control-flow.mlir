// RUN: fake-opt %s --torch-to-fake --split-input-file --verify-roundtrip | FileCheck %s
// RUN: fake-opt %s --torch-to-fake --fake-to-torch --split-input-file --verify-roundtrip | FileCheck %s --check-prefix=BACK
// RUN: fake-opt %s --torch-to-fake --fake-propagate --fake-to-torch --fake-propagate --split-input-file -o /dev/null

// Ops with regions, calls, and blocks.

// CHECK-LABEL: func.func @if
// CHECK: %[[R:.*]] = fake.cond %arg0 : (!fake.bool) -> !fake.tensor<[?], f32>
// CHECK: then {
// CHECK: %[[A:.*]] = fake.aten.neg(%arg1)
// CHECK: fake.yield %[[A]] : !fake.tensor<[4], f32>
// CHECK: } else {
// CHECK: %[[B:.*]] = fake.cast %arg2
// CHECK: fake.yield %[[B]] : !fake.tensor<[6], f32>
// CHECK: fake.aten.sum.dim_IntList(%[[R]], [0])

// BACK-LABEL: func.func @if
// BACK: torch.prim.If %arg0 -> (!torch.vtensor<[?],f32>) {
// BACK: torch.prim.If.yield %{{.*}} : !torch.vtensor<[?],f32>
// BACK: } else {
// BACK: torch.prim.If.yield %{{.*}} : !torch.vtensor<[?],f32>
func.func @if(%c: !torch.bool, %x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[6],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %false = torch.constant.bool false
  %int0 = torch.constant.int 0
  %0 = torch.prim.If %c -> (!torch.vtensor) {
    %3 = torch.aten.neg %x : !torch.vtensor<[4],f32> -> !torch.vtensor
    torch.prim.If.yield %3 : !torch.vtensor
  } else {
    %4 = torch.tensor_static_info_cast %y : !torch.vtensor<[6],f32> to !torch.vtensor
    torch.prim.If.yield %4 : !torch.vtensor
  }
  %1 = torch.prim.ListConstruct %int0 : (!torch.int) -> !torch.list<int>
  %2 = torch.aten.sum.dim_IntList %0, %1, %false, %none : !torch.vtensor, !torch.list<int>, !torch.bool, !torch.none -> !torch.vtensor
  return %2 : !torch.vtensor
}

// -----

// Constants used by both branches are created in each, and again after the op.
// CHECK-LABEL: func.func @numbers
// CHECK: fake.cond
// CHECK: %[[ONE:.*]] = fake.constant 1
// CHECK: fake.yield %[[ONE]]
// CHECK: %[[TWO:.*]] = fake.constant 2
// CHECK: fake.yield %[[TWO]]
// CHECK: %[[AGAIN:.*]] = fake.constant 1
// CHECK: return %{{.*}}, %[[AGAIN]]

// BACK-LABEL: func.func @numbers
// BACK: torch.prim.If %arg0 -> (!torch.int) {
func.func @numbers(%c: !torch.bool) -> (!torch.int, !torch.int) {
  %int1 = torch.constant.int 1
  %int2 = torch.constant.int 2
  %0 = torch.prim.If %c -> (!torch.int) {
    torch.prim.If.yield %int1 : !torch.int
  } else {
    torch.prim.If.yield %int2 : !torch.int
  }
  return %0, %int1 : !torch.int, !torch.int
}

// -----

// A loop with a trip count carries the iteration number. Converted back, it is a
// loop with a condition, which is evaluated before each iteration.
// CHECK-LABEL: func.func @for
// CHECK: %[[ZERO:.*]] = fake.constant 0
// CHECK: %[[R:.*]]:2 = fake.while_loop init(%[[ZERO]], %{{.*}})
// CHECK: while(%[[I:.*]]: !fake.int, %{{.*}}: !fake.tensor<[4], f32>) {
// CHECK: %[[C:.*]] = fake.cmp lt %[[I]], %{{.*}}
// CHECK: fake.yield %[[C]] : !fake.bool
// CHECK: } do(%[[I:.*]]: !fake.int, %[[X:.*]]: !fake.tensor<[4], f32>) {
// CHECK: %[[Y:.*]] = fake.aten.neg(%[[X]])
// CHECK: %[[N:.*]] = fake.add %[[I]], %{{.*}}
// CHECK: fake.yield %[[N]], %[[Y]]
// CHECK: return %[[R]]#1

// BACK-LABEL: func.func @for
// BACK: %[[BEFORE:.*]] = torch.aten.lt.int
// BACK: torch.prim.Loop %int9223372036854775807{{.*}}, %[[BEFORE]], init(%{{.*}}, %{{.*}})
// BACK: torch.aten.neg
// BACK: torch.aten.add.int
// BACK: %[[NEXT:.*]] = torch.aten.lt.int
// BACK: torch.prim.Loop.condition %[[NEXT]], iter(
func.func @for(%x: !torch.vtensor<[4],f32>, %n: !torch.int) -> !torch.vtensor {
  %true = torch.constant.bool true
  %in = torch.tensor_static_info_cast %x : !torch.vtensor<[4],f32> to !torch.vtensor
  %0 = torch.prim.Loop %n, %true, init(%in) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor):
    %1 = torch.aten.neg %y : !torch.vtensor -> !torch.vtensor
    torch.prim.Loop.condition %true, iter(%1 : !torch.vtensor)
  } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// A loop with a condition carries the condition.
// CHECK-LABEL: func.func @while
// CHECK: fake.while_loop init(%{{.*}}, %arg1, %{{.*}})
// CHECK: while(%[[I:.*]]: !fake.int, %[[C:.*]]: !fake.bool, %{{.*}}) {
// CHECK: %[[L:.*]] = fake.cmp lt %[[I]]
// CHECK: %[[B:.*]] = fake.aten.__and__.bool(%[[C]], %[[L]])
// CHECK: fake.yield %[[B]]

// BACK-LABEL: func.func @while
// BACK: torch.prim.Loop
func.func @while(%x: !torch.vtensor<[4],f32>, %go: !torch.bool) -> !torch.vtensor {
  %max = torch.constant.int 9223372036854775807
  %in = torch.tensor_static_info_cast %x : !torch.vtensor<[4],f32> to !torch.vtensor
  %0 = torch.prim.Loop %max, %go, init(%in) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor):
    %1 = torch.aten.neg %y : !torch.vtensor -> !torch.vtensor
    %2 = torch.aten.any %1 : !torch.vtensor -> !torch.vtensor
    %3 = torch.aten.Bool.Tensor %2 : !torch.vtensor -> !torch.bool
    torch.prim.Loop.condition %3, iter(%1 : !torch.vtensor)
  } : (!torch.int, !torch.bool, !torch.vtensor) -> !torch.vtensor
  return %0 : !torch.vtensor
}

// -----

// A callee is converted by its declared types, and so are its calls.
// CHECK-LABEL: func.func private @callee
// CHECK-SAME: (%arg0: !fake.tensor<[?, 4], f32, strides = ?, offset = ?, device = ?>) -> !fake.tensor<*>
// CHECK-LABEL: func.func @caller
// CHECK: %[[A:.*]] = fake.cast %{{.*}} : !fake.tensor<[2, 4], f32> to !fake.tensor<[?, 4], f32, strides = ?, offset = ?, device = ?>
// CHECK: %[[R:.*]] = call @callee(%[[A]]) : (!fake.tensor<[?, 4], f32, strides = ?, offset = ?, device = ?>) -> !fake.tensor<*>
// CHECK: fake.aten.neg(%[[R]]) : (!fake.tensor<*>) -> !fake.tensor<[4, 2], f32, strides = [1, 4]>

// BACK-LABEL: func.func private @callee(%arg0: !torch.vtensor<[?,4],f32>) -> !torch.vtensor
// BACK: call @callee(%{{.*}}) : (!torch.vtensor<[?,4],f32>) -> !torch.vtensor
func.func private @callee(%x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %0 = torch.aten.transpose.int %x, %int0, %int1 : !torch.vtensor<[?,4],f32>, !torch.int, !torch.int -> !torch.vtensor
  return %0 : !torch.vtensor
}
func.func @caller(%x: !torch.vtensor<[2,4],f32>) -> !torch.vtensor {
  %0 = torch.tensor_static_info_cast %x : !torch.vtensor<[2,4],f32> to !torch.vtensor<[?,4],f32>
  %1 = call @callee(%0) : (!torch.vtensor<[?,4],f32>) -> !torch.vtensor
  %2 = torch.aten.neg %1 : !torch.vtensor -> !torch.vtensor
  return %2 : !torch.vtensor
}

// -----

// CHECK-LABEL: func.func @blocks
// CHECK: cf.cond_br %{{.*}}, ^bb1(%{{.*}}), ^bb1(%{{.*}})
// CHECK: ^bb1(%[[A:.*]]: !fake.tensor<
// CHECK: fake.aten.neg(%[[A]])
func.func @blocks(%x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[6],f32>, %c: i1) -> !torch.vtensor {
  %0 = torch.tensor_static_info_cast %x : !torch.vtensor<[4],f32> to !torch.vtensor
  %1 = torch.tensor_static_info_cast %y : !torch.vtensor<[6],f32> to !torch.vtensor
  cf.cond_br %c, ^bb1(%0 : !torch.vtensor), ^bb1(%1 : !torch.vtensor)
^bb1(%a: !torch.vtensor):
  %2 = torch.aten.neg %a : !torch.vtensor -> !torch.vtensor
  return %2 : !torch.vtensor
}

// -----

// If metadata decides the condition, the taken branch replaces the op: the other
// branch may even be invalid.
// CHECK-LABEL: func.func @decided
// CHECK-NOT: fake.cond
// CHECK: %[[R:.*]] = fake.aten.squeeze.dim(%arg0, 0)
// CHECK: fake.aten.neg(%[[R]]) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
func.func @decided(%x: !torch.vtensor<[1,4],f32>) -> !torch.vtensor {
  %int0 = torch.constant.int 0
  %int1 = torch.constant.int 1
  %0 = torch.aten.size.int %x, %int0 : !torch.vtensor<[1,4],f32>, !torch.int -> !torch.int
  %1 = torch.aten.eq.int %0, %int1 : !torch.int, !torch.int -> !torch.bool
  %2 = torch.prim.If %1 -> (!torch.vtensor) {
    %4 = torch.aten.squeeze.dim %x, %int0 : !torch.vtensor<[1,4],f32>, !torch.int -> !torch.vtensor
    torch.prim.If.yield %4 : !torch.vtensor
  } else {
    %5 = torch.aten.numel %x : !torch.vtensor<[1,4],f32> -> !torch.int
    %6 = torch.aten.unsqueeze %x, %5 : !torch.vtensor<[1,4],f32>, !torch.int -> !torch.vtensor
    torch.prim.If.yield %6 : !torch.vtensor
  }
  %3 = torch.aten.neg %2 : !torch.vtensor -> !torch.vtensor
  return %3 : !torch.vtensor
}

// -----

// A loop with no iterations returns its initial values.
// CHECK-LABEL: func.func @no_turns
// CHECK-NOT: fake.while_loop
// CHECK: fake.aten.neg(%arg0)
func.func @no_turns(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %int0 = torch.constant.int 0
  %true = torch.constant.bool true
  %0 = torch.prim.Loop %int0, %true, init(%x) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor<[4],f32>):
    %2 = torch.aten.abs %y : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
    torch.prim.Loop.condition %true, iter(%2 : !torch.vtensor<[4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
  %1 = torch.aten.neg %0 : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  return %1 : !torch.vtensor<[4],f32>
}
