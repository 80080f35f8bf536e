// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// An error in a callee is reported there, with a note on the call.

func.func private @product(
    // expected-note @below {{operand #0 is f32(2, 3)/(3, 1)}}
    // expected-note @below {{operand #1 is f32(2, 3)/(3, 1)}}
    %x: !fake.tensor<*>) -> !fake.tensor<*> {
  // expected-error @below {{'fake.aten.mm' op cannot multiply [2, 3] by [2, 3]}}
  %0 = fake.aten.mm(%x, %x) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func @caller(%x: !fake.tensor<[2, 3], f32>) {
  %0 = fake.cast %x : !fake.tensor<[2, 3], f32> to !fake.tensor<*>
  // expected-note @below {{in a call of @product from here}}
  %1 = call @product(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func private @itself(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  // expected-error @below {{'func.call' op expected a call without recursion, found one of @itself from its own body; its results are taken as declared}}
  %0 = call @itself(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

func.func private @even(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  // expected-note @below {{in a call of @odd from here}}
  // expected-error @below {{found one of @odd from its own body}}
  %0 = call @odd(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func private @odd(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  // expected-note @below {{in a call of @even from here}}
  // expected-error @below {{found one of @even from its own body}}
  %0 = call @even(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// -----

// Symbols of a callee are local to it, but their ranges apply to the sizes
// passed in a call.

func.func private @bounded(%x: !fake.tensor<[s0], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 7, max = 9>]} {
  %0 = fake.aten.sin(%x) : (!fake.tensor<[s0], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func @small(%x: !fake.tensor<[s0], f32>)
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 5>]} {
  // expected-error @below {{'func.call' op expected a size from 7 to 9 for s0 in argument #0 of @bounded, found s0 from 2 to 5}}
  %0 = call @bounded(%x) : (!fake.tensor<[s0], f32>) -> !fake.tensor<*>
  return
}
