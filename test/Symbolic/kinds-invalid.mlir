// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// expected-error@+1 {{expected one kind of symbol, found 'ragged' and 'backed'}}
func.func private @two_kinds() attributes {fake.symbols = [#fake.symbol<n, ragged, backed>]}

// -----

// expected-error@+1 {{expected a kind (backed, unbacked, ragged or computed), min, max or hint, once each, found 'dense'}}
func.func private @other_word() attributes {fake.symbols = [#fake.symbol<n, dense>]}

// -----

// expected-error@+1 {{expected 'fake.kind' to be "backed", "unbacked", "ragged" or "computed", found "dense"}}
func.func private @other_attribute() attributes {fake.kind = "dense"}

// -----

// A jagged tensor has a ragged size.

!jagged = !fake.tensor<[b, s0, 8], f32, layout = jagged>

// expected-note@+1 {{operand #0 is f32(b, s0, 8)/jagged}}
func.func @not_ragged(%x: !jagged) attributes {fake.symbols = [#fake.symbol<b>, #fake.symbol<s0, min = 2>]} {
  // expected-error@+1 {{expected a jagged tensor with a size behind the first that is a symbol declared ragged, as by '#fake.symbol<j0, ragged>', found sizes [b, s0, 8], where 's0' is backed}}
  %0 = fake.aten.relu(%x) : (!jagged) -> !fake.tensor<*>
  // expected-error@+1 {{found sizes [b, s0, 8], where 's0' is backed}}
  %1 = fake.aten.values(%x) : (!jagged) -> !fake.tensor<*>
  return
}
