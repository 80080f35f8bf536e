// RUN: fake-opt %s --fake-report=aliases -o /dev/null | grep aliases | FileCheck %s --match-full-lines --strict-whitespace

// When a tensor is resized, its storage may grow, but never shrinks.
func.func @views(%x: !fake.tensor<[s0, 6], f32>, %y: !fake.tensor<[3], i64>) {
  %0 = fake.aten.t(%x) : (!fake.tensor<[s0, 6], f32>) -> !fake.tensor<*>
  %1 = fake.aten.clone(%x) : (!fake.tensor<[s0, 6], f32>) -> !fake.tensor<*>
  %2 = fake.aten.relu_(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.resize_(%y, [8]) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  %4 = fake.aten.resize_(%3, [2]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
//      CHECK:{"func":"views","storage":1,"bytes":{"sym":"24*s0"},"aliases":["%arg0","%0"]}
// CHECK-NEXT:{"func":"views","storage":2,"bytes":64,"aliases":["%arg1","%3","%4"]}
// CHECK-NEXT:{"func":"views","storage":3,"bytes":{"sym":"24*s0"},"aliases":["%1","%2"]}
