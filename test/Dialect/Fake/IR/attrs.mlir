// RUN: fake-opt %s -split-input-file -verify-diagnostics --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func private @symbols
// CHECK-SAME: fake.symbols = [#fake.symbol<s0, min = 2, max = 512, hint = 4>, #fake.symbol<u0, unbacked>]
func.func private @symbols() attributes {
  fake.symbols = [#fake.symbol<s0, hint = 4, min = 2, max = 512>,
                  #fake.symbol<u0, unbacked>]
}

// CHECK-LABEL: func.func private @device
// CHECK-SAME: [#fake.device<"cuda:0">, #fake.device<"cpu">]
func.func private @device() attributes {
  note = [#fake.device<"cuda">, #fake.device<"cpu">]
}

// CHECK-LABEL: func.func private @guards
// CHECK-SAME: fake.guards = [#fake.guard<guard, "Eq(s0, 4)">, #fake.guard<assert, "s0 < u0", op = "fake.aten.select.int">]
func.func private @guards() attributes {
  fake.guards = [#fake.guard<guard, "Eq(s0, 4)">, #fake.guard<assert, "s0 < u0", op = "fake.aten.select.int">]
}

// CHECK-LABEL: func.func private @args
// CHECK-SAME: #fake.args<(0), [1, [(1)]], default, none, -1.5, -inf, true, "a\22b", f16, channels_last, sparse_coo, device<"cuda:0">, complex<-0.5, 1.0e-300>>
// CHECK-SAME: #fake.args<>
func.func private @args() attributes {
  note = [#fake.args<(0), [1, [(1)]], default, none, -1.5, -inf, true, "a\22b",
                     f16, channels_last, sparse_coo, device<"cuda">, complex<-0.5, 1.0e-300>>,
          #fake.args<>]
}

// -----

// expected-error@+1 {{expected min of symbol 's0' to be at most its max, found 4 and 3}}
func.func private @empty_range() attributes {fake.symbols = [#fake.symbol<s0, min = 4, max = 3>]}

// -----

// expected-error@+1 {{expected the hint of symbol 's0' to be within its bounds, found 3}}
func.func private @hint_out_of_bounds() attributes {fake.symbols = [#fake.symbol<s0, min = 4, hint = 3>]}

// -----

// expected-error@+1 {{expected the name of a symbol, in quotes if it is not an identifier, found 'max'}}
func.func private @word_of_the_syntax() attributes {fake.symbols = [#fake.symbol<max>]}

// -----

// expected-error@+1 {{expected a kind (backed, unbacked, ragged or computed), min, max or hint, once each, found 'size'}}
func.func private @unknown_field() attributes {fake.symbols = [#fake.symbol<s0, size = 3>]}

// -----

// expected-error@+1 {{symbol 's0' is declared twice}}
func.func private @declared_twice() attributes {fake.symbols = [#fake.symbol<s0>, #fake.symbol<s0, min = 2>]}

// -----

// expected-error@+1 {{expected 'fake.symbols' to be an array of #fake.symbol, found 4 : i64 in it}}
func.func private @other_element() attributes {fake.symbols = [4]}

// -----

// expected-error@+1 {{expected 'fake.symbols' to be an array of #fake.symbol, found 4 : i64}}
func.func private @no_array() attributes {fake.symbols = 4}

// -----

// expected-error@+1 {{expected 'fake.symbols' on a function, found it on 'builtin.module'}}
module attributes {fake.symbols = []} {}

// -----

// expected-error@+1 {{expected 'fake.guards' to be an array of #fake.guard or of {condition, kind, op, sizes}, found "Eq(s0, 4)" in it}}
func.func private @guard_as_a_string() attributes {fake.guards = ["Eq(s0, 4)"]}

// -----

// expected-error@+1 {{expected 'fake.guards' to be an array of #fake.guard or of {condition, kind, op, sizes}, found {condition = "Eq(a, 3)", kind = "never"} in it}}
func.func private @kind_of_guard() attributes {fake.guards = [{condition = "Eq(a, 3)", kind = "never"}]}

// -----

// expected-error@+1 {{expected 'fake.guards' to be an array of #fake.guard or of {condition, kind, op, sizes}}}
func.func private @place_of_guard(!fake.tensor<*>) attributes {fake.guards = [{condition = "Eq(a, 3)", kind = "guard", sizes = {a = array<i64: 4294967296, 0>}}]}

// -----

// expected-error@+1 {{expected a device such as "cuda:0", found "gpu"}}
func.func private @wrong_device() attributes {note = #fake.device<"gpu">}

// -----

// expected-error@+1 {{expected no omitted argument inside a list}}
func.func private @default_in_a_list() attributes {note = #fake.args<[default]>}

// -----

// expected-error@+1 {{expected the number of an operand, found -1}}
func.func private @negative_operand() attributes {note = #fake.args<(-1)>}

// -----

// expected-error@+1 {{expected a dtype, layout, memory format or constant, found 'f33'}}
func.func private @unknown_word() attributes {note = #fake.args<f33>}

// -----

// expected-error@+1 {{expected a number, found '-foo'}}
func.func private @negative_word() attributes {note = #fake.args<-foo>}

// -----

// expected-error@+1 {{list is nested deeper than 16 levels}}
func.func private @deep_list() attributes {note = #fake.args<[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]>}

// -----

// expected-error@+1 {{expected a number as part of a complex number}}
func.func private @complex_of_a_word() attributes {note = #fake.args<complex<true, 1.0>>}

// -----

// expected-error@+1 {{expected a number as part of a complex number}}
func.func private @complex_of_a_list() attributes {note = #fake.args<complex<1.0, [2]>>}

// -----

// expected-error@+1 {{expected ','}}
func.func private @complex_of_one_part() attributes {note = #fake.args<complex<1.0>>}
