// RUN: fake-opt %s --fake-report --split-input-file -o /dev/null | FileCheck %s

// Bools that depend on sizes are reported as conditions.

// CHECK: "op":"_operator.eq","meta":{"sym":"Eq(s0, 4)"}
// CHECK: "op":"_operator.ne","meta":{"sym":"Ne(s0, 4)"}
// CHECK: "op":"_operator.lt","meta":{"sym":"s0 < 4"}
// CHECK: "op":"_operator.le","meta":{"sym":"s0 < 5"}
// CHECK: "op":"_operator.gt","meta":{"sym":"s0 > 4"}
// CHECK: "op":"_operator.lt","meta":{"sym":"s0 < s1"}
// CHECK: "op":"_operator.le","meta":{"sym":"s0 <= s1"}
// CHECK: "op":"_operator.eq","meta":{"sym":"Eq(s0, 2*s1)"}
// CHECK: "op":"_operator.ge","meta":true
// CHECK: "op":"_operator.lt","meta":false
func.func @comparisons(%a: !fake.int<s0>, %b: !fake.int<s1>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<s1, min = 0>]} {
  %4 = fake.constant 4 : !fake.int<4>
  %2 = fake.constant 2 : !fake.int<2>
  %5 = fake.cmp eq %a, %4 : !fake.int<s0>, !fake.int<4>
  %6 = fake.cmp ne %a, %4 : !fake.int<s0>, !fake.int<4>
  %7 = fake.cmp lt %a, %4 : !fake.int<s0>, !fake.int<4>
  %8 = fake.cmp le %a, %4 : !fake.int<s0>, !fake.int<4>
  %9 = fake.cmp gt %a, %4 : !fake.int<s0>, !fake.int<4>
  %10 = fake.cmp lt %a, %b : !fake.int<s0>, !fake.int<s1>
  %11 = fake.cmp le %a, %b : !fake.int<s0>, !fake.int<s1>
  %12 = fake.mul %b, %2 : (!fake.int<s1>, !fake.int<2>) -> !fake.int
  %13 = fake.cmp eq %12, %a : !fake.int, !fake.int<s0>
  %14 = fake.cmp ge %a, %2 : !fake.int<s0>, !fake.int<2>
  %15 = fake.cmp lt %a, %2 : !fake.int<s0>, !fake.int<2>
  return
}

// -----

// CHECK: "op":"aten.__not__.default","meta":{"sym":"s0 >= 4"}
// CHECK: "op":"aten.__and__.bool","meta":{"sym":"{{Eq\(s1, 3\) & \(s0 < 4\)|\(s0 < 4\) & Eq\(s1, 3\)}}"}
// CHECK: "op":"aten.__or__.bool","meta":{"sym":"{{Eq\(s1, 3\) \| \(s0 < 4\)|\(s0 < 4\) \| Eq\(s1, 3\)}}"}
// CHECK: "op":"aten.__not__.default","meta":{"sym":"{{Ne\(s1, 3\) \| \(s0 >= 4\)|\(s0 >= 4\) \| Ne\(s1, 3\)}}"}
// CHECK: "op":"aten.__and__.bool","meta":false
func.func @logic(%a: !fake.int<s0>, %b: !fake.int<s1>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<s1, min = 0>]} {
  %4 = fake.constant 4 : !fake.int<4>
  %3 = fake.constant 3 : !fake.int<3>
  %0 = fake.cmp lt %a, %4 : !fake.int<s0>, !fake.int<4>
  %1 = fake.cmp eq %b, %3 : !fake.int<s1>, !fake.int<3>
  %5 = fake.aten.__not__(%0) : (!fake.bool) -> !fake.bool
  %6 = fake.aten.__and__.bool(%0, %1) : (!fake.bool, !fake.bool) -> !fake.bool
  %7 = fake.aten.__or__.bool(%0, %1) : (!fake.bool, !fake.bool) -> !fake.bool
  %8 = fake.aten.__not__(%6) : (!fake.bool) -> !fake.bool
  %9 = fake.constant false : !fake.bool
  %10 = fake.aten.__and__.bool(%0, %9) : (!fake.bool, !fake.bool) -> !fake.bool
  return
}

// -----

// A comparison may be data-dependent, and adds no fact.
// CHECK: "op":"aten._local_scalar_dense.default","meta":{"sym":"u0"}
// CHECK: "op":"_operator.ge","meta":{"sym":"u0 >= 0"}
// CHECK: "op":"_operator.eq","meta":{"sym":"Eq(u0, 0)"}
func.func @data(%x: !fake.tensor<[], i64>) {
  %0 = fake.aten._local_scalar_dense(%x) : (!fake.tensor<[], i64>) -> !fake.int
  %1 = fake.constant 0 : !fake.int<0>
  %2 = fake.cmp ge %0, %1 : !fake.int, !fake.int<0>
  %3 = fake.cmp eq %0, %1 : !fake.int, !fake.int<0>
  return
}

// -----

// An assertion holds from there on.
// CHECK: "op":"_operator.lt","meta":{"sym":"s0 < 5"}
// CHECK: "op":"_operator.lt","meta":true
// CHECK: "op":"_operator.ge","meta":false
func.func @asserted(%a: !fake.int<s0>, %b: !fake.int<s1>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>, #fake.symbol<s1, min = 0>]} {
  %5 = fake.constant 5 : !fake.int<5>
  %0 = fake.cmp lt %a, %5 : !fake.int<s0>, !fake.int<5>
  %1 = fake.cmp eq %a, %b : !fake.int<s0>, !fake.int<s1>
  %2 = fake.aten.__and__.bool(%0, %1) : (!fake.bool, !fake.bool) -> !fake.bool
  fake.assert %2, "expected a small size"
  %3 = fake.cmp lt %a, %5 : !fake.int<s0>, !fake.int<5>
  %4 = fake.cmp ge %b, %5 : !fake.int<s1>, !fake.int<5>
  return
}
