// RUN: fake-opt %s --fake-verify=warn-unsafe --verify-diagnostics
// RUN: fake-opt %s --fake-propagate=warn-unsafe --verify-diagnostics
// RUN: sed -e /expected-warning/d %s | fake-opt --fake-verify -o /dev/null 2>&1 | count 0

func.func @expanded(%x: !fake.tensor<[4, 1], f32>) {
  %0 = fake.aten.expand(%x, [4, 5]) : (!fake.tensor<[4, 1], f32>) -> !fake.tensor<*>
  // expected-warning@+1 {{operand #0 is written but its elements overlap: sizes [4, 5], strides [1, 0]}}
  %1 = fake.aten.add_.Scalar(%0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

func.func @shifted(%x: !fake.tensor<[6], f32>) {
  %0 = fake.aten.slice.Tensor(%x, 0, 1) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  %1 = fake.aten.slice.Tensor(%x, 0, 0, 5) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  // expected-warning@+1 {{operand #0 is written and overlaps operand #1, which is read}}
  %2 = fake.aten.copy_(%0, %1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

func.func @out_of_bounds(%x: !fake.tensor<[4], f32>) {
  // expected-warning@+1 {{result #0 needs 40 bytes of a storage of 16}}
  %0 = fake.aten.as_strided(%x, [10], [1]) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// These are valid.
func.func @safe(%x: !fake.tensor<[4, 4], f32>) {
  %0 = fake.aten.add_.Tensor(%x, %x) : (!fake.tensor<[4, 4], f32>, !fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  %1 = fake.aten.expand(%x, [3, 4, 4]) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  %2 = fake.aten.transpose_(%1, 0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.resize_(%x, [8, 8]) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  %4 = fake.aten.slice.Tensor(%x, 0, 0, 4) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  %5 = fake.aten.slice.Tensor(%x, 0, 4, 8) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
  %6 = fake.aten.copy_(%4, %5) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}

// In a loop, each write is reported once.
func.func @loop(%x: !fake.tensor<[4, 1], f32>, %a: index, %b: index, %c: index) {
  scf.for %i = %a to %b step %c {
    %0 = fake.aten.expand(%x, [4, 5]) : (!fake.tensor<[4, 1], f32>) -> !fake.tensor<*>
    // expected-warning@+1 {{operand #0 is written but its elements overlap}}
    %1 = fake.aten.zero_(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  }
  return
}
