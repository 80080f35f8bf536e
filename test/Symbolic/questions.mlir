// RUN: fake-opt %s --fake-report -o /dev/null | FileCheck %s

// Conditions on data-dependent sizes are decided if they are equal for all
// sizes, and undecided otherwise.

// CHECK: "value":"%0"{{.*}}"meta":true
// CHECK: "value":"%2"{{.*}}"meta":null
// CHECK: "value":"%3"{{.*}}"meta":null
// CHECK: "value":"%4"{{.*}}"meta":false
// CHECK: "value":"%5"{{.*}}"meta":null
func.func @contiguity(%x: !fake.tensor<[u0, u1], f32>, %y: !fake.tensor<[a, b], f32, strides = [1, a]>, %z: !fake.tensor<[u0, 3], f32, strides = [4, 1]>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>, #fake.symbol<a, min = 2>, #fake.symbol<b, min = 2>]} {
  %0 = fake.aten.is_contiguous(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.bool
  %1 = fake.aten.t(%x) : (!fake.tensor<[u0, u1], f32>) -> !fake.tensor<*>
  %2 = fake.aten.is_contiguous(%1) : (!fake.tensor<*>) -> !fake.bool
  %3 = fake.aten.sym_is_contiguous(%1) : (!fake.tensor<*>) -> !fake.bool
  // Sizes from 2 on make strides significant.
  %4 = fake.aten.is_contiguous(%y) : (!fake.tensor<[a, b], f32, strides = [1, a]>) -> !fake.bool
  // A tensor of at most one row has no gaps.
  %5 = fake.aten.is_contiguous(%z) : (!fake.tensor<[u0, 3], f32, strides = [4, 1]>) -> !fake.bool
  return
}

// CHECK: "value":"%0"{{.*}}"meta":{"sym":"u0"}
// CHECK: "value":"%1"{{.*}}"meta":true
// CHECK: "value":"%2"{{.*}}"meta":false
// CHECK: "value":"%3"{{.*}}"meta":{"sym":"Eq(u0, 1)"}
// CHECK: "value":"%4"{{.*}}"meta":false
func.func @comparisons(%x: !fake.tensor<[u0, u1], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 9>, #fake.symbol<u1, unbacked, min = 0>]} {
  %0 = fake.aten.sym_size.int(%x, 0) : (!fake.tensor<[u0, u1], f32>) -> !fake.int
  %1 = fake.aten.ge.int(%0, 0) : (!fake.int) -> !fake.bool
  %2 = fake.aten.lt.int(%0, 0) : (!fake.int) -> !fake.bool
  %3 = fake.aten.eq.int(%0, 1) : (!fake.int) -> !fake.bool
  %4 = fake.aten.gt.int(%0, 9) : (!fake.int) -> !fake.bool
  return
}

// Elements of a tensor are unknown, but equal queries have equal results.
// CHECK: "value":"%0"{{.*}}"meta":{"sym":"Eq(u1, 1)"}
// CHECK: "value":"%1"{{.*}}"meta":{"sym":"Eq(u1, 1)"}
// CHECK: "value":"%2"{{.*}}"meta":{"sym":"Eq(u2, 1)"}
// CHECK: "value":"%3"{{.*}}"meta":{"sym":"Eq(u3, 1)"}
// CHECK: "value":"%4"{{.*}}"meta":null
func.func @data(%b: !fake.tensor<[], bool>, %x: !fake.tensor<[u0], f32>, %f: !fake.tensor<[], f32>)
    attributes {fake.symbols = [#fake.symbol<u0, unbacked, min = 0>]} {
  %0 = fake.aten._local_scalar_dense(%b) : (!fake.tensor<[], bool>) -> !fake.bool
  %1 = fake.aten.item(%b) : (!fake.tensor<[], bool>) -> !fake.bool
  %2 = fake.aten.equal(%x, %x) : (!fake.tensor<[u0], f32>, !fake.tensor<[u0], f32>) -> !fake.bool
  %3 = fake.aten.allclose(%x, %x) : (!fake.tensor<[u0], f32>, !fake.tensor<[u0], f32>) -> !fake.bool
  %4 = fake.aten._local_scalar_dense(%f) : (!fake.tensor<[], f32>) -> !fake.float
  return
}
