// RUN: fake-opt %s --fake-erase-types --split-input-file | FileCheck %s
// RUN: fake-opt %s --split-input-file > %t.before
// RUN: fake-opt %s --fake-erase-types --fake-propagate --split-input-file | diff %t.before -
// RUN: fake-opt %s --pass-pipeline="builtin.module(func.func(fake-erase-types),func.func(fake-propagate))" --split-input-file | diff %t.before -

// A function and its calls are erased together, and refined together.

// CHECK-LABEL: func.func @caller
// CHECK: call @callee(%arg0) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor{{$}}
// CHECK: return {{.*}} : !torch.vtensor{{$}}
func.func @caller(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32> {
  %0 = call @callee(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32>
  %1 = torch.aten.neg %0 : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[2,3],f32>
  return %1 : !torch.vtensor<[2,3],f32>
}
// CHECK-LABEL: func.func private @callee
// CHECK-SAME: (%arg0: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
func.func private @callee(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32> {
  %0 = torch.aten.tanh %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor<[2,3],f32>
  return %0 : !torch.vtensor<[2,3],f32>
}

// -----

// The result of a call has the type of the function, even if more is known.
// CHECK-LABEL: func.func @dynamic
// CHECK: call @any(%{{.*}}) : (!torch.vtensor<[?,3],f32>) -> !torch.vtensor{{$}}
func.func @dynamic(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[?,3],f32> {
  %0 = torch.tensor_static_info_cast %x : !torch.vtensor<[2,3],f32> to !torch.vtensor<[?,3],f32>
  %1 = call @any(%0) : (!torch.vtensor<[?,3],f32>) -> !torch.vtensor<[?,3],f32>
  return %1 : !torch.vtensor<[?,3],f32>
}
func.func @any(%x: !torch.vtensor<[?,3],f32>) -> !torch.vtensor<[?,3],f32> {
  %0 = torch.aten.tanh %x : !torch.vtensor<[?,3],f32> -> !torch.vtensor<[?,3],f32>
  return %0 : !torch.vtensor<[?,3],f32>
}

// -----

// Results of a declaration cannot be inferred.
// CHECK-LABEL: func.func @outside
// CHECK: %[[R:.*]] = call @external(%arg0) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[4],f32>
// CHECK: torch.aten.neg %[[R]] : !torch.vtensor<[4],f32> -> !torch.vtensor{{$}}
func.func private @external(!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[4],f32>
func.func @outside(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor<[4],f32> {
  %0 = call @external(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[4],f32>
  %1 = torch.aten.neg %0 : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  return %1 : !torch.vtensor<[4],f32>
}
