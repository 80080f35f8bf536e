// Rules in the module of their callers.

// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate | fake-opt - --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate --split-input-file | FileCheck %s
// RUN: fake-opt %s --fake-check-rules -o /dev/null 2>&1 | FileCheck %s --check-prefix=RULES

// RULES: passed: 200 calls of mylib.twice
// RULES: passed: 200 calls of mylib.four

fake.rule "mylib::twice(Tensor x) -> Tensor" (%x) {
  %0 = fake.aten.cat([%x, %x]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// A rule may call an op whose rule precedes it.
fake.rule "mylib::four(Tensor x) -> Tensor" (%x) {
  %0 = fake.mylib.twice(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.mylib.twice(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %1 : !fake.tensor<*>
}

// CHECK-LABEL: func.func @calls
// CHECK: fake.mylib.four({{.*}} -> !fake.tensor<[12], f32>
func.func @calls(%x: !fake.tensor<[3], f32>) {
  %0 = fake.mylib.four(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @torch
// CHECK: torch.operator "torch.mylib.twice"({{.*}} -> !torch.vtensor<[6],f32>
func.func @torch(%x: !torch.vtensor<[3],f32>) {
  %0 = torch.operator "torch.mylib.twice"(%x) : (!torch.vtensor<[3],f32>) -> !torch.vtensor
  return
}
