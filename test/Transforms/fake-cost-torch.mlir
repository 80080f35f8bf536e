// RUN: fake-opt %s --fake-cost -o /dev/null | FileCheck %s

// A loop whose condition stays true runs as often as its trip count says.
// CHECK-LABEL: @counted
// CHECK: 192 384 192 192 1.00 aten.mm.default (1)
func.func @counted(%x: !torch.vtensor<[4,4],f32>) -> !torch.vtensor<[4,4],f32> {
  %int3 = torch.constant.int 3
  %true = torch.constant.bool true
  %0 = torch.prim.Loop %int3, %true, init(%x) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor<[4,4],f32>):
    %1 = torch.aten.mm %y, %y : !torch.vtensor<[4,4],f32>, !torch.vtensor<[4,4],f32> -> !torch.vtensor<[4,4],f32>
    torch.prim.Loop.condition %true, iter(%1 : !torch.vtensor<[4,4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4,4],f32>) -> !torch.vtensor<[4,4],f32>
  return %0 : !torch.vtensor<[4,4],f32>
}

// One that may end earlier runs an unknown number of times.
// CHECK-LABEL: @conditional
// CHECK: 64*trips0 {{.*}} aten.mm.default (1)
// CHECK: trips0: iterations of 'torch.prim.Loop'
func.func @conditional(%x: !torch.vtensor<[4,4],f32>, %go: !torch.bool) -> !torch.vtensor<[4,4],f32> {
  %int3 = torch.constant.int 3
  %true = torch.constant.bool true
  %0 = torch.prim.Loop %int3, %true, init(%x) {
  ^bb0(%i: !torch.int, %y: !torch.vtensor<[4,4],f32>):
    %1 = torch.aten.mm %y, %y : !torch.vtensor<[4,4],f32>, !torch.vtensor<[4,4],f32> -> !torch.vtensor<[4,4],f32>
    torch.prim.Loop.condition %go, iter(%1 : !torch.vtensor<[4,4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4,4],f32>) -> !torch.vtensor<[4,4],f32>
  return %0 : !torch.vtensor<[4,4],f32>
}

// A branch that is known not to run does not count.
// CHECK-LABEL: @known
// CHECK: 0 16 64 64 0.12 aten.relu.default (1)
// CHECK-NEXT: 0 16 64 64 0.12 total (1)
func.func @known(%x: !torch.vtensor<[4,4],f32>) -> !torch.vtensor<[4,4],f32> {
  %false = torch.constant.bool false
  %0 = torch.prim.If %false -> (!torch.vtensor<[4,4],f32>) {
    %1 = torch.aten.mm %x, %x : !torch.vtensor<[4,4],f32>, !torch.vtensor<[4,4],f32> -> !torch.vtensor<[4,4],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[4,4],f32>
  } else {
    %1 = torch.aten.relu %x : !torch.vtensor<[4,4],f32> -> !torch.vtensor<[4,4],f32>
    torch.prim.If.yield %1 : !torch.vtensor<[4,4],f32>
  }
  return %0 : !torch.vtensor<[4,4],f32>
}

// `torch.operator` is the op that it names, and one without a rule is unknown.
// Copies to values move data; lists, constants and casts cost nothing.
// CHECK-LABEL: @others
// CHECK: 0 16 64 64 0.12 aten.special_expit.default (1)
// CHECK: 0 0 128 128 0.00 aten.cat.default (1)
// CHECK: 0 0 64 64 0.00 torch.copy.to_tensor (1)
func.func @others(%x: !torch.vtensor<[4,4],f32>) -> (!torch.vtensor<[8,4],f32>, !torch.tensor<[4,4],f32>) {
  %int0 = torch.constant.int 0
  %0 = torch.operator "torch.aten.special_expit"(%x) : (!torch.vtensor<[4,4],f32>) -> !torch.vtensor<[4,4],f32>
  %1 = torch.prim.ListConstruct %0, %x : (!torch.vtensor<[4,4],f32>, !torch.vtensor<[4,4],f32>) -> !torch.list<vtensor>
  %2 = torch.aten.cat %1, %int0 : !torch.list<vtensor>, !torch.int -> !torch.vtensor<[8,4],f32>
  %3 = torch.copy.to_tensor %0 : !torch.tensor<[4,4],f32>
  return %2, %3 : !torch.vtensor<[8,4],f32>, !torch.tensor<[4,4],f32>
}
