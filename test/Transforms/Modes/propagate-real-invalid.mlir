// RUN: fake-opt %s --fake-propagate=propagate-real --split-input-file --verify-diagnostics

// A value has the sizes of its argument, and elements of integers or bools.

// expected-error @below {{expected an argument of integers or bools of sizes [2], as its value has, found i64(3)/(1)}}
func.func @wrong_sizes(%x: !fake.tensor<[3], i64> {fake.value = dense<[1, 0]> : tensor<2xi64>}) {
  return
}

// -----

// expected-error @below {{expected 'fake.value' of argument #0 to be dense elements of integers or bools, found 1 : i64}}
func.func @no_elements(%x: !fake.tensor<[3], i64> {fake.value = 1}) {
  return
}
