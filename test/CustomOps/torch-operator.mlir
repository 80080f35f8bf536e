// torch.operator with and without a rule.

// RUN: fake-opt %s --split-input-file --verify-diagnostics --fake-rules=%S/Inputs/rules.mlir --fake-propagate
// RUN: fake-opt %s --split-input-file --fake-erase-types | FileCheck %s

// An op that is in the table but not in torch-mlir.
// CHECK-LABEL: func.func @table
// CHECK: torch.operator "torch.aten.relu"({{.*}}) : {{.*}} -> !torch.vtensor
func.func @table(%x: !torch.vtensor<[2],f32>) -> !torch.vtensor {
  // expected-error@+2 {{result #0 is declared as}}
  // expected-note@-2 {{operand #0 is}}
  %0 = torch.operator "torch.aten.relu"(%x) : (!torch.vtensor<[2],f32>) -> !torch.vtensor<[3],f32>
  %1 = torch.tensor_static_info_cast %0 : !torch.vtensor<[3],f32> to !torch.vtensor
  return %1 : !torch.vtensor
}

// -----

// Only its declared type is available, and is kept.
// CHECK-LABEL: func.func @missing
// CHECK: torch.operator "torch.mylib.nothing"({{.*}}) : {{.*}} -> !torch.vtensor<[3],f32>
func.func @missing(%x: !torch.vtensor<[2],f32>) {
  // expected-error@+1 {{no metadata rule for 'torch.operator' of mylib.nothing}}
  %0 = torch.operator "torch.mylib.nothing"(%x) : (!torch.vtensor<[2],f32>) -> !torch.vtensor<[3],f32>
  torch.operator "torch.mylib.without_results"(%x) : (!torch.vtensor<[2],f32>) -> ()
  return
}

// -----

// expected-note@+1 {{operand #0 is ?}}
func.func @wrong(%x: !torch.vtensor<[2],f32>, %n: !torch.int) {
  // expected-error@+1 {{expected 1 results of mylib.twice, found 2}}
  %0:2 = torch.operator "torch.mylib.twice"(%x) : (!torch.vtensor<[2],f32>) -> (!torch.vtensor, !torch.vtensor)
  // expected-error@+1 {{expected a Tensor for argument 'x', found int '?'}}
  %1 = torch.operator "torch.mylib.twice"(%n) : (!torch.int) -> !torch.vtensor
  // expected-error@+1 {{expected at most 1 arguments, found 2}}
  %2 = torch.operator "torch.mylib.twice"(%x, %n) : (!torch.vtensor<[2],f32>, !torch.int) -> !torch.vtensor
  // expected-error@+1 {{expected a value for argument 'x'}}
  %3 = torch.operator "torch.mylib.twice"() : () -> !torch.vtensor
  return
}
