// RUN: not fake-opt %s --fake-verify=warn-unsafe -o /dev/null 2>&1 | FileCheck %s

// A warning of an op does not hide an error of the same op in another call.

// CHECK: warning: eager PyTorch refuses this
// CHECK: error: 'fake.aten.addmm' op cannot multiply [4, 5] by [4, 5]
func.func private @g(%x: !fake.tensor<*>, %b: !fake.tensor<*>) -> !fake.tensor<*> {
  %1 = fake.aten.addmm(%b, %x, %x) : (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}
func.func @a(%x: !fake.tensor<[1, 1], f32>, %b: !fake.tensor<[500, 1], f32>, %y: !fake.tensor<[4, 5], f32>) {
  %c = fake.cast %x : !fake.tensor<[1, 1], f32> to !fake.tensor<*>
  %d = fake.cast %b : !fake.tensor<[500, 1], f32> to !fake.tensor<*>
  %0 = call @g(%c, %d) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  %e = fake.cast %y : !fake.tensor<[4, 5], f32> to !fake.tensor<*>
  %1 = call @g(%e, %e) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}
