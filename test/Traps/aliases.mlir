// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// Whether a result is the argument, an alias of it or a copy. The second number from the
// end is the storage.

!t = !fake.tensor<*>

// CHECK: "value":"%arg0"{{.*}}"cpu",1,0]
// CHECK: "value":"%arg1"{{.*}}[7,1],0,"float32","cpu",2,0]
// Equal sizes still yield a new alias.
// CHECK: "op":"aten.expand.default","meta":{"t":{{\[\[}}4,6],[6,1],0,"float32","cpu",1,0]}
// No effect: the argument itself.
// CHECK: "op":"aten.contiguous.default","meta":{"t":{{\[\[}}4,6],[6,1],0,"float32","cpu",1,0]}
// CHECK: "op":"aten.to.dtype","meta":{"t":{{\[\[}}4,6],[6,1],0,"float32","cpu",1,0]}
// Shares the storage, although the op is not a view.
// CHECK: "op":"aten._unsafe_view.default","meta":{"t":{{\[\[}}24],[1],0,"float32","cpu",1,0]}
// Contiguous, since the stride of a dimension of size 1 is insignificant.
// CHECK: "op":"aten.contiguous.default","meta":{"t":{{\[\[}}1,3],[7,1],0,"float32","cpu",2,0]}
// FakeTensor returns the argument, exported graphs have a copy, and so does
// this project.
// CHECK: "op":"aten.dropout.default","meta":{"t":{{\[\[}}4,6],[6,1],0,"float32","cpu",3,0]}
// CHECK: "op":"aten.clone.default","meta":{"t":{{\[\[}}4,6],[6,1],0,"float32","cpu",4,0]}
func.func @identity_alias_copy(%x: !fake.tensor<[4, 6], f32>, %y: !fake.tensor<[1, 3], f32, strides = [7, 1]>) {
  %0 = fake.aten.expand(%x, [4, 6]) : (!fake.tensor<[4, 6], f32>) -> !t
  %1 = fake.aten.contiguous(%x) : (!fake.tensor<[4, 6], f32>) -> !t
  %2 = fake.aten.to.dtype(%x, f32) : (!fake.tensor<[4, 6], f32>) -> !t
  %3 = fake.aten._unsafe_view(%x, [24]) : (!fake.tensor<[4, 6], f32>) -> !t
  %4 = fake.aten.contiguous(%y) : (!fake.tensor<[1, 3], f32, strides = [7, 1]>) -> !t
  %5 = fake.aten.dropout(%x, 0.5, false) : (!fake.tensor<[4, 6], f32>) -> !t
  %6 = fake.aten.clone(%x) : (!fake.tensor<[4, 6], f32>) -> !t
  return
}
