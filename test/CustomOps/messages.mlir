// Messages of conditions, with the values of the call.

// RUN: fake-opt %s --split-input-file --verify-diagnostics --fake-propagate
// RUN: fake-opt %s --split-input-file --fake-erase-types | fake-opt --split-input-file | FileCheck %s

fake.rule "mylib::take(Tensor x, int k) -> Tensor"(%x, %k) {
  %rank = fake.aten.dim(%x) : (!fake.tensor<*>) -> !fake.int
  %two = fake.constant 2 : !fake.int
  %is_matrix = fake.cmp eq %rank, %two : !fake.int, !fake.int
  %shape = fake.aten.size(%x) : (!fake.tensor<*>) -> !fake.any
  // CHECK: fake.assert %{{.*}}, "expected a matrix, got {0}D of {1}"(%{{.*}}, %{{.*}} : !fake.int, !fake.any)
  // expected-note@+1 {{in the rule of mylib.take}}
  fake.assert %is_matrix, "expected a matrix, got {0}D of {1}"(%rank, %shape : !fake.int, !fake.any)
  %n = fake.size %x, 0 : !fake.tensor<*> -> !fake.int
  // Braces that are no places; a value twice.
  // CHECK: fake.require lt %{{.*}}, %{{.*}}, "{x}: {0} of {1}, {}, {0}"(%{{.*}}, %{{.*}} : !fake.int, !fake.int) : !fake.int, !fake.int
  // expected-note@+2 {{where the operands are 7, 4, 7, 4}}
  // expected-note@+1 {{where the operands are n + 3, n, n + 3, n}}
  fake.require lt %k, %n, "{x}: {0} of {1}, {}, {0}"(%k, %n : !fake.int, !fake.int) : !fake.int, !fake.int
  %zero = fake.constant 0 : !fake.int
  // Without values, nothing is a place, and the error states the ints.
  // expected-note@+1 {{in the rule of mylib.take}}
  fake.require ge %k, %zero, "expected {0} or more" : !fake.int, !fake.int
  %dtype = fake.prim.dtype(%x) : (!fake.tensor<*>) -> !fake.any
  %device = fake.prim.device(%x) : (!fake.tensor<*>) -> !fake.any
  %is_byte = fake.aten.__is__(%dtype, u8) : (!fake.any) -> !fake.bool
  %is_allowed = fake.aten.__not__(%is_byte) : (!fake.bool) -> !fake.bool
  // expected-note@+1 {{in the rule of mylib.take}}
  fake.assert %is_allowed, "expected no {0} on {1}"(%dtype, %device : !fake.any, !fake.any)
  %0 = fake.aten.clone(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// expected-note@+1 {{operand #0 is f32(4)/(1)}}
func.func @rank(%x: !fake.tensor<[4], f32>) {
  // expected-error@+1 {{assertion does not hold: expected a matrix, got 1D of [4]}}
  %0 = fake.mylib.take(%x, 1) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

func.func @size(%x: !fake.tensor<[4, 2], f32>) {
  // expected-error@+1 {{'fake.mylib.take' op {x}: 7 of 4, {}, 7}}
  %0 = fake.mylib.take(%x, 7) : (!fake.tensor<[4, 2], f32>) -> !fake.tensor<*>
  // expected-error@+1 {{expected {0} or more, found -1 and 0}}
  %1 = fake.mylib.take(%x, -1) : (!fake.tensor<[4, 2], f32>) -> !fake.tensor<*>
  return
}

// expected-note@+1 {{operand #1 is n + 3}}
func.func @symbols(%x: !fake.tensor<[n, 2], f32>, %k: !fake.int<n + 3>) attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  // expected-error@+1 {{'fake.mylib.take' op {x}: n + 3 of n, {}, n + 3}}
  %0 = fake.mylib.take(%x, %k) : (!fake.tensor<[n, 2], f32>, !fake.int<n + 3>) -> !fake.tensor<*>
  return
}

// The dtype and the device that the text quotes are those of the operand.
// expected-note@+1 {{operand #0 is u8(4, 2)/(2, 1)@cuda:0}}
func.func @dtype(%x: !fake.tensor<[4, 2], u8, device = "cuda:0">) {
  // expected-error@+1 {{expected no torch.uint8 on cuda:0}}
  %0 = fake.mylib.take(%x, 1) : (!fake.tensor<[4, 2], u8, device = "cuda:0">) -> !fake.tensor<*>
  return
}
