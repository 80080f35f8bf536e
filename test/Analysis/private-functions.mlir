// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-propagate | FileCheck %s --check-prefix=TYPES
// RUN: fake-opt %s --fake-verify -o /dev/null

// Every pass infers the same for a private function: the join of all its calls.

// CHECK: {"func":"inner","value":"%arg0","op":null,"meta":{"t":{{\[\[}}4,6],[6,1],0,"float32"
// CHECK: {"func":"inner","value":"%0","op":"aten.sin.default","meta":{"t":{{\[\[}}4,6],[6,1],0,"float32"
// TYPES-LABEL: func.func private @inner(
// TYPES: fake.aten.sin{{.*}} -> !fake.tensor<[4, 6], f32>
func.func private @inner(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.sin(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func @outer(%x: !fake.tensor<[4, 6], f32>) {
  %0 = fake.cast %x : !fake.tensor<[4, 6], f32> to !fake.tensor<*>
  %1 = call @inner(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}
