// Values have the names in their locations, and diagnostics do not print ops, unless
// the options say otherwise.

// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-propagate --mlir-use-nameloc-as-prefix=false | FileCheck %s --check-prefix=NUMBERS
// RUN: fake-opt %s --fake-propagate --fake-report -o /dev/null | FileCheck %s --check-prefix=REPORT

// CHECK: %relu = fake.aten.relu(%x)
// CHECK: %relu_0 = fake.aten.relu(%relu)
// NUMBERS: %0 = fake.aten.relu(%arg0)
// REPORT: "value":"%arg0","name":"x"
// REPORT: "value":"%0","name":"relu"
func.func @main(%x: !fake.tensor<[3], f32> loc("x")) {
  %0 = fake.aten.relu(%x) : (!fake.tensor<[3], f32>) -> !fake.tensor<*> loc("relu")
  %1 = fake.aten.relu(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("relu")
  return
}
