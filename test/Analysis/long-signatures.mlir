// Errors do not print the line with the signature of a function that has many
// arguments, as models have.

// RUN: not fake-opt %s --fake-propagate 2>&1 | FileCheck %s --implicit-check-not "(%a:"

// CHECK: error: 'fake.aten.mm' op
// CHECK: long-signatures.mlir:[[@LINE+3]]:0: note: operand #0 is f32(2, 3)/(3, 1)
// CHECK-NEXT: long-signatures.mlir:[[@LINE+2]]:0: note: operand #1 is f32(2, 3)/(3, 1)

func.func @main(%a: !fake.tensor<[2, 3], f32>, %b: !fake.tensor<[3], f32>, %c: !fake.tensor<[3], f32>, %d: !fake.tensor<[3], f32>, %e: !fake.tensor<[3], f32>, %f: !fake.tensor<[3], f32>, %g: !fake.tensor<[3], f32>, %h: !fake.tensor<[3], f32>, %i: !fake.tensor<[3], f32>) {
  %0 = fake.aten.mm(%a, %a) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}
