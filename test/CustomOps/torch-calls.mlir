// Custom ops as torch-mlir's FX importer writes them.

// REQUIRES: plugin
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --fake-propagate | FileCheck %s
// RUN: fake-opt %s --pass-pipeline="builtin.module(fake-load-rules{files=%S/Inputs/rules.mlir},fake-propagate)" | FileCheck %s
// RUN: mlir-opt %s --load-dialect-plugin=%fake_plugin --load-pass-plugin=%fake_plugin --pass-pipeline="builtin.module(fake-load-rules{files=%S/Inputs/rules.mlir},fake-propagate)" | FileCheck %s
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --fake-erase-types --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --torch-to-fake | FileCheck %s --check-prefix=FAKE
// RUN: fake-opt %s --fake-rules=%S/Inputs/rules.mlir --torch-to-fake --fake-to-torch | FileCheck %s

// CHECK-LABEL: func.func @main
// CHECK-SAME: -> !torch.vtensor<[12,3],bf16>
// CHECK: torch.operator "torch.mylib.twice"(%{{.*}}) : {{.*}} -> !torch.vtensor<[4,3],f32>
// CHECK: torch.operator "torch.mylib.join"(%{{.*}}) : {{.*}} -> (!torch.vtensor<[6,3],f32>, !torch.int)
// CHECK: torch.operator "torch.mylib.twice{{(.default)?}}"(%{{.*}}) : {{.*}} -> !torch.vtensor<[12,3],f32>
// CHECK: torch.operator "torch.mylib.scale.with"(%{{.*}}) : {{.*}} -> !torch.vtensor<[12,3],bf16>
// FAKE-LABEL: func.func @main
// FAKE: %[[A:.*]] = fake.mylib.twice(%arg0) : {{.*}} -> !fake.tensor<[4, 3], f32>
// FAKE: %[[B:.*]]:2 = fake.mylib.join([%[[A]], %arg0]) : {{.*}} -> (!fake.tensor<[6, 3], f32>, !fake.int<2>)
// FAKE: %[[C:.*]] = fake.mylib.twice(%[[B]]#0)
// FAKE: fake.mylib.scale.with(%[[C]], dtype = bf16) : {{.*}} -> !fake.tensor<[12, 3], bf16>
func.func @main(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %none = torch.constant.none
  %int0 = torch.constant.int 0
  %int15 = torch.constant.int 15
  %false = torch.constant.bool false
  %0 = torch.operator "torch.mylib.twice"(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor
  %parts = torch.prim.ListConstruct %0, %x : (!torch.vtensor, !torch.vtensor<[2,3],f32>) -> !torch.list<vtensor>
  %pad = torch.prim.ListConstruct %int0, %int0 : (!torch.int, !torch.int) -> !torch.list<int>
  %1:2 = torch.operator "torch.mylib.join"(%parts, %pad, %false) : (!torch.list<vtensor>, !torch.list<int>, !torch.bool) -> (!torch.vtensor, !torch.int)
  %2 = torch.operator "torch.mylib.twice.default"(%1#0) : (!torch.vtensor) -> !torch.vtensor
  %3 = torch.operator "torch.mylib.scale.with"(%2, %none, %int15) : (!torch.vtensor, !torch.none, !torch.int) -> !torch.vtensor
  return %3 : !torch.vtensor
}
