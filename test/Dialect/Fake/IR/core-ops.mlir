// RUN: fake-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @queries
// CHECK: fake.size %{{.*}}, 0 : !fake.tensor<[s0, 4], f32> -> !fake.int<s0>
// CHECK: fake.stride %{{.*}}, -2 : !fake.tensor<[s0, 4], f32> -> !fake.int<4>
// CHECK: fake.storage_offset %{{.*}} : !fake.tensor<[s0, 4], f32> -> !fake.int<0>
// CHECK: fake.numel %{{.*}} : !fake.tensor<[s0, 4], f32> -> !fake.int<4 * s0>
func.func @queries(%x: !fake.tensor<[s0, 4], f32>) {
  %0 = fake.size %x, 0 : !fake.tensor<[s0, 4], f32> -> !fake.int<s0>
  %1 = fake.stride %x, -2 : !fake.tensor<[s0, 4], f32> -> !fake.int<4>
  %2 = fake.storage_offset %x : !fake.tensor<[s0, 4], f32> -> !fake.int<0>
  %3 = fake.numel %x : !fake.tensor<[s0, 4], f32> -> !fake.int<s0 * 4>
  return
}

// CHECK-LABEL: func.func @constants
// CHECK: fake.constant 3 : !fake.int<3>
// CHECK: fake.constant -3 : !fake.int
// CHECK: fake.constant 1.0e-05 : !fake.float
// CHECK: fake.constant -inf : !fake.float
// CHECK: fake.constant true : !fake.bool
func.func @constants() {
  %0 = fake.constant 3 : !fake.int<3>
  %1 = fake.constant -3 : !fake.int
  %2 = fake.constant 0.00001 : !fake.float
  %3 = fake.constant -inf : !fake.float
  %4 = fake.constant true : !fake.bool
  return
}

// CHECK-LABEL: func.func @literals
// CHECK: fake.literal : !fake.tensor<[4096, 4096], bf16>
// CHECK: fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
func.func @literals() {
  %0 = fake.literal : !fake.tensor<[4096, 4096], bf16>
  %1 = fake.literal dense<[2, 3]> : tensor<2xi64> : !fake.tensor<[2], i64>
  return
}

// CHECK-LABEL: func.func @arithmetic
// CHECK: fake.add %{{.*}}, %{{.*}} : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 + 2>
// CHECK: fake.sub
// CHECK: fake.mul
// CHECK: fake.floordiv %{{.*}}, %{{.*}} : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 floordiv 2>
// CHECK: fake.mod
// CHECK: fake.max
// CHECK: fake.min
// CHECK: fake.neg %{{.*}} : (!fake.int<s0>) -> !fake.int<-s0>
func.func @arithmetic(%a: !fake.int<s0>, %b: !fake.int<2>) {
  %0 = fake.add %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 + 2>
  %1 = fake.sub %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 - 2>
  %2 = fake.mul %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 * 2>
  %3 = fake.floordiv %a, %b
      : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 floordiv 2>
  %4 = fake.mod %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int<s0 mod 2>
  %5 = fake.max %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int
  %6 = fake.min %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int
  %7 = fake.neg %a : (!fake.int<s0>) -> !fake.int<-s0>
  return
}

// CHECK-LABEL: func.func @comparison_and_assertion
// CHECK: %[[C:.*]] = fake.cmp lt %{{.*}}, %{{.*}} : !fake.int<s0>, !fake.int<4>
// CHECK: fake.assert %[[C]], "expected a small batch"{{$}}
// CHECK: %[[E:.*]] = fake.expect %[[C]], "expected fewer than {0}"(%{{.*}} : !fake.int<4>)
// CHECK: fake.assert %[[E]], "expected {0} below {1}"(%{{.*}}, %{{.*}} : !fake.int<s0>, !fake.int<4>)
// CHECK: fake.require lt %{{.*}}, %{{.*}}, "found {0}"(%{{.*}} : !fake.int<s0>) : !fake.int<s0>, !fake.int<4>
func.func @comparison_and_assertion(%a: !fake.int<s0>, %b: !fake.int<4>) {
  %0 = fake.cmp lt %a, %b : !fake.int<s0>, !fake.int<4>
  fake.assert %0, "expected a small batch"
  %1 = fake.expect %0, "expected fewer than {0}"(%b : !fake.int<4>)
  fake.assert %1, "expected {0} below {1}"(%a, %b : !fake.int<s0>, !fake.int<4>)
  fake.require lt %a, %b, "found {0}"(%a : !fake.int<s0>) : !fake.int<s0>, !fake.int<4>
  return
}

// CHECK-LABEL: func.func @casts
// CHECK: fake.cast %{{.*}} : !fake.tensor<[s0], f32> to !fake.tensor<[4], f32>
// CHECK: fake.cast %{{.*}} : !fake.int<s0> to !fake.int
func.func @casts(%x: !fake.tensor<[s0], f32>, %n: !fake.int<s0>) {
  %0 = fake.cast %x : !fake.tensor<[s0], f32> to !fake.tensor<[4], f32>
  %1 = fake.cast %n : !fake.int<s0> to !fake.int
  return
}

// CHECK-LABEL: func.func @lists
// CHECK: %[[L:.*]] = fake.pack %{{.*}}, %{{.*}} : (!fake.int<2>, !fake.bool) -> !fake.list<!fake.int<2>, !fake.bool>
// CHECK: fake.unpack %[[L]] : !fake.list<!fake.int<2>, !fake.bool> -> !fake.int<2>, !fake.bool
// CHECK: %[[E:.*]] = fake.pack : () -> !fake.list<>
// CHECK: fake.unpack %[[E]] : !fake.list<>
func.func @lists(%a: !fake.int<2>, %b: !fake.bool) {
  %0 = fake.pack %a, %b
      : (!fake.int<2>, !fake.bool) -> !fake.list<!fake.int<2>, !fake.bool>
  %1:2 = fake.unpack %0
      : !fake.list<!fake.int<2>, !fake.bool> -> !fake.int<2>, !fake.bool
  %2 = fake.pack : () -> !fake.list<>
  fake.unpack %2 : !fake.list<>
  return
}
