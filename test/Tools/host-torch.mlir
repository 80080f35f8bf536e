// A host with its own dialect called torch. The rules are attached to it,
// regardless of which plugin is loaded first, and this project's reader is not
// loaded.

// REQUIRES: plugin
// RUN: mlir-opt %s --load-dialect-plugin=%host_torch_plugin --load-dialect-plugin=%fake_plugin --load-pass-plugin=%fake_plugin --pass-pipeline="builtin.module(fake-propagate)" | FileCheck %s
// RUN: mlir-opt %s --load-dialect-plugin=%fake_plugin --load-dialect-plugin=%host_torch_plugin --load-pass-plugin=%fake_plugin --pass-pipeline="builtin.module(fake-propagate)" | FileCheck %s
// RUN: %host_opt %s --pass-pipeline="builtin.module(fake-report)" -o %t | FileCheck %s --check-prefix=REPORT

// An op that only the reader defines is unknown.
// RUN: echo '"torch.constant.number"() {value = 1} : () -> ()' | not %host_opt 2>&1 | FileCheck %s --check-prefix=READER
// READER: unregistered operation 'torch.constant.number'

// CHECK-LABEL: func.func @refined
// CHECK-SAME: -> !torch.vtensor<[2,4],f32>
// CHECK: torch.aten.mm {{.*}} -> !torch.vtensor<[2,4],f32>
// CHECK: torch.aten.relu {{.*}} : !torch.vtensor<[2,4],f32> -> !torch.vtensor<[2,4],f32>
// REPORT: {"func":"refined","value":"%0","op":"aten.mm.default","meta":{"t":{{\[\[}}2,4],[4,1],0,"float32","cpu",{{[0-9]+}},0]}}
func.func @refined(%a: !torch.vtensor<[2,3],f32>, %b: !torch.vtensor<[3,4],f32>) -> !torch.vtensor {
  %0 = torch.aten.mm %a, %b : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3,4],f32> -> !torch.vtensor
  %1 = torch.aten.relu %0 : !torch.vtensor -> !torch.vtensor
  return %1 : !torch.vtensor
}

// A function with binds gets binds for inferred sizes.
// CHECK-LABEL: func.func @dynamic
// CHECK: %[[SYMBOL:.*]] = torch.symbolic_int "s0" {min_val = 2, max_val = 9} : !torch.int
// CHECK: torch.bind_symbolic_shape %arg0, [%[[SYMBOL]]], {{.*}} : !torch.vtensor<[?,3],si64>
// CHECK: %[[R:.*]] = torch.aten.relu {{.*}} -> !torch.vtensor<[?,3],si64>
// CHECK: torch.bind_symbolic_shape %[[R]], [%[[SYMBOL]]], {{.*}} : !torch.vtensor<[?,3],si64>
func.func @dynamic(%a: !torch.vtensor<[?,3],si64>) -> !torch.vtensor {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 9} : !torch.int
  torch.bind_symbolic_shape %a, [%s], affine_map<()[s0] -> (s0, 3)> : !torch.vtensor<[?,3],si64>
  %0 = torch.aten.relu %a : !torch.vtensor<[?,3],si64> -> !torch.vtensor
  return %0 : !torch.vtensor
}
