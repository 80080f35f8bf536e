// RUN: fake-opt %s --allow-unregistered-dialect --pass-pipeline='builtin.module(fake-verify{allow-fallback=declared},fake-report{allow-fallback=declared output=%t.same},fake-propagate{allow-fallback=declared})' 2>&1 | FileCheck %s --check-prefix=ONCE
// RUN: FileCheck %s --input-file=%t.same --check-prefix=REPORT
// RUN: fake-opt %s --allow-unregistered-dialect --pass-pipeline='builtin.module(fake-verify{allow-fallback=declared},fake-report{allow-fallback=unknown output=%t.other})' 2>&1 | FileCheck %s --check-prefix=TWICE

// Passes with equal options share one inference: its warning is printed once.

// ONCE-COUNT-1: warning: no metadata rule for 'other.op'
// ONCE-NOT: no metadata rule
// REPORT: "meta":{"t":{{\[\[}}2,3]

// With other options, the results differ.

// TWICE: warning: no metadata rule for 'other.op'; its results are taken as declared
// TWICE: warning: no metadata rule for 'other.op'; nothing is known of its results

func.func @f(%x: !fake.tensor<[2, 3], f32>) -> !fake.tensor<[2, 3], f32> {
  %0 = "other.op"(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<[2, 3], f32>
  return %0 : !fake.tensor<[2, 3], f32>
}
