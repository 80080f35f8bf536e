// The plugin in a stock mlir-opt.

// REQUIRES: plugin
// RUN: mlir-opt %s --load-dialect-plugin=%fake_plugin --load-pass-plugin=%fake_plugin --pass-pipeline="builtin.module(fake-propagate)" | FileCheck %s
// RUN: mlir-opt %s --load-dialect-plugin=%fake_plugin --load-pass-plugin=%fake_plugin --pass-pipeline="builtin.module(torch-to-fake)" | FileCheck %s --check-prefix=FAKE
// RUN: mlir-opt %s --load-dialect-plugin=%fake_plugin --load-pass-plugin=%fake_plugin --pass-pipeline="builtin.module(fake-propagate,cse,fake-report{output=%t.jsonl})" -o %t
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.jsonl

// CHECK-LABEL: func.func @torch_text
// CHECK-SAME: -> !torch.vtensor<[2,12],f32>
// CHECK: torch.aten.view {{.*}} -> !torch.vtensor<[2,12],f32>
// FAKE-LABEL: func.func @torch_text
// FAKE: fake.aten.view(%{{.*}}, [2, 12]) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<[2, 12], f32>
// REPORT: "op":"aten.view.default","meta":{"t":{{\[\[}}2,12],[12,1],0,"float32","cpu",{{[0-9]+}},0]}
func.func @torch_text(%x: !torch.vtensor<[2,3,4],f32>) -> !torch.vtensor {
  %int2 = torch.constant.int 2
  %int12 = torch.constant.int 12
  %sizes = torch.prim.ListConstruct %int2, %int12 : (!torch.int, !torch.int) -> !torch.list<int>
  %0 = torch.aten.view %x, %sizes : !torch.vtensor<[2,3,4],f32>, !torch.list<int> -> !torch.vtensor
  return %0 : !torch.vtensor
}
