// RUN: fake-opt %s --fake-specialize="symbols=s0=4" | FileCheck %s
// RUN: not fake-opt %s --fake-specialize="symbols=s0=4 allow-dynamic-output-shape-ops=false" 2>&1 | FileCheck %s --check-prefix=ERROR

// A pass that infers again has the modes, too.

// CHECK: fake.aten.nonzero{{.*}} -> !fake.tensor<[u0, 1], i64, strides = [1, u0]>
// ERROR: error: 'fake.aten.nonzero' op has an output whose size depends on data
func.func @main(%x: !fake.tensor<[s0], bool>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[s0], bool>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
