// The control flow of a host's torch dialect. Its own interfaces only handle
// constant ops, and always enter a loop.

// REQUIRES: plugin
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-report)" -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// A loop that may have no iterations returns its initial values or those of the
// region: either of two storages, so the storage is unknown.
// CHECK-DAG: {"func":"may_not_run","value":"%arg1","op":null,"meta":{"t":{{\[\[}}4],[1],0,"float32","cpu",1,0]}}
// CHECK-DAG: {"func":"may_not_run","value":"%arg2","op":null,"meta":{"t":{{\[\[}}4],[1],0,"float32","cpu",2,0]}}
// CHECK-DAG: {"func":"may_not_run","value":"%{{[0-9]+}}","op":null,"meta":{"t":{{\[\[}}4],[1],0,"float32","cpu",0,0]}}
func.func @may_not_run(%n: !torch.int, %x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %true = torch.constant.bool true
  %0 = torch.prim.Loop %n, %true, init(%x) {
  ^bb0(%i: !torch.int, %z: !torch.vtensor<[4],f32>):
    torch.prim.Loop.condition %true, iter(%y : !torch.vtensor<[4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
  return %0 : !torch.vtensor<[4],f32>
}

// A loop that certainly runs returns the values of the region.
// CHECK-DAG: {"func":"runs","value":"%{{[0-9]+}}","op":null,"meta":{"t":{{\[\[}}4],[1],0,"float32","cpu",2,0]}}
func.func @runs(%x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %true = torch.constant.bool true
  %int3 = torch.constant.int 3
  %0 = torch.prim.Loop %int3, %true, init(%x) {
  ^bb0(%i: !torch.int, %z: !torch.vtensor<[4],f32>):
    torch.prim.Loop.condition %true, iter(%y : !torch.vtensor<[4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
  return %0 : !torch.vtensor<[4],f32>
}

// A loop with no iterations returns its initial values.
// CHECK-DAG: {"func":"does_not_run","value":"%{{[0-9]+}}","op":null,"meta":{"t":{{\[\[}}4],[1],0,"float32","cpu",1,0]}}
func.func @does_not_run(%x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %true = torch.constant.bool true
  %int0 = torch.constant.int 0
  %0 = torch.prim.Loop %int0, %true, init(%x) {
  ^bb0(%i: !torch.int, %z: !torch.vtensor<[4],f32>):
    torch.prim.Loop.condition %true, iter(%y : !torch.vtensor<[4],f32>)
  } : (!torch.int, !torch.bool, !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32>
  return %0 : !torch.vtensor<[4],f32>
}

// A condition on sizes is decided, although it is not a constant op.
// CHECK-DAG: {"func":"decided","value":"%{{[0-9]+}}","op":null,"meta":{"t":{{\[\[}}4],[1],0,"float32","cpu",1,0]}}
func.func @decided(%x: !torch.vtensor<[4],f32>, %y: !torch.vtensor<[4],f32>) -> !torch.vtensor<[4],f32> {
  %int0 = torch.constant.int 0
  %int5 = torch.constant.int 5
  %0 = torch.aten.size.int %x, %int0 : !torch.vtensor<[4],f32>, !torch.int -> !torch.int
  %1 = torch.aten.lt.int %0, %int5 : !torch.int, !torch.int -> !torch.bool
  %2 = torch.prim.If %1 -> (!torch.vtensor<[4],f32>) {
    torch.prim.If.yield %x : !torch.vtensor<[4],f32>
  } else {
    torch.prim.If.yield %y : !torch.vtensor<[4],f32>
  }
  return %2 : !torch.vtensor<[4],f32>
}
