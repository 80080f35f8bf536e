// Custom ops on jagged tensors: only those that PyTorch runs on the values.

// RUN: fake-opt %s --split-input-file --verify-diagnostics --fake-rules=%S/Inputs/rules.mlir --fake-propagate

!t = !fake.tensor<*>
!jagged = !fake.tensor<[b, j0, 8], f32, layout = jagged>

func.func @not_pointwise(%x: !jagged) attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged>]} {
  // expected-error@+2 {{is not supported for layout jagged: expected strided tensors}}
  // expected-note@-2 {{operand #0 is f32(b, j0, 8)/jagged}}
  %0 = fake.mylib.twice(%x) : (!jagged) -> !t
  return
}

// -----

fake.rule "mylib::both(Tensor x, Tensor y) -> Tensor" (%x, %y) tags [pointwise] {
  %0 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

!t = !fake.tensor<*>
!jagged = !fake.tensor<[b, j0, 8], f32, layout = jagged>
!other = !fake.tensor<[b, j1, 8], f32, layout = jagged>

func.func @other_rows(%x: !jagged, %y: !other)
    attributes {fake.symbols = [#fake.symbol<b, min = 2>, #fake.symbol<j0, ragged>, #fake.symbol<j1, ragged>]} {
  %0 = fake.mylib.both(%x, %x) : (!jagged, !jagged) -> !jagged
  // expected-error@+3 {{expected operands of the same ragged structure, found sizes [b, j0, 8] and [b, j1, 8]}}
  // expected-note@-4 {{operand #0}}
  // expected-note@-5 {{operand #1}}
  %1 = fake.mylib.both(%x, %y) : (!jagged, !other) -> !t
  return
}
