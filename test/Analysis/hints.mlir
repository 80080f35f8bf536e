// Hints in errors.

// RUN: fake-opt %s --split-input-file --verify-diagnostics --fake-propagate

func.func @view(%x: !fake.tensor<[4, 3], f32>) {
  // expected-note @below {{operand #0}}
  // expected-note @below {{are made here}}
  %0 = fake.aten.t(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  // expected-error @below {{as [12]; reshape copies where a view is impossible}}
  %1 = fake.aten.view(%0, [12]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return
}

// -----

func.func @dimension(
    // expected-note @below {{operand #0}}
    %x: !fake.tensor<[4, 3], f32>,
    // expected-note @below {{operand #1}}
    %y: !fake.tensor<[4, 5], f32>) {
  // expected-error @below {{in dimension 1 differ; along dimension 1 they fit}}
  %0 = fake.aten.cat([%x, %y], 0) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 5], f32>) -> !fake.tensor<*>
  return
}

// -----

// expected-note @below {{operand #1}}
func.func @classes(%x: !fake.tensor<[8, 10], f32>, %y: !fake.tensor<[8], f32>) {
  // expected-error @below {{expected classes of i64 or i32, found f32}}
  %0 = fake.aten.cross_entropy_loss(%x, %y) : (!fake.tensor<[8, 10], f32>, !fake.tensor<[8], f32>) -> !fake.tensor<*>
  return
}

// -----

// expected-note @below {{operand #0}}
func.func @declared(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{sizes 5 and 3 at dimension 1 differ; to infer anew, erase types with fake-erase-types}}
  %0 = fake.aten.relu(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<[4, 5], f32>
  return
}

// -----

func.func @letter(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{custom op 'fake.aten.transposee.int' is unknown; did you mean 'aten.transpose.int'?}}
  %0 = fake.aten.transposee.int(%x, 0, 1) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @fx_name(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{is unknown; did you mean 'aten.relu'?}}
  %0 = fake.aten.relu.default(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @overload(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{is unknown; did you mean 'aten.transpose.int'?}}
  %0 = fake.aten.transpose(%x, 0, 1) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @custom(%x: !fake.tensor<[4, 3], f32>) {
  // expected-error @below {{custom op 'fake.mylib.rows' is unknown; --fake-rules loads rules of custom ops}}
  %0 = fake.mylib.rows(%x) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @torch(%x: !torch.vtensor<[4,3],f32>) {
  // expected-error @below {{no metadata rule for 'torch.aten.transposee.int'; did you mean 'aten.transpose.int'?}}
  %0 = torch.aten.transposee.int %x : !torch.vtensor<[4,3],f32> -> !torch.vtensor<[3,4],f32>
  // expected-error @below {{of mylib.rows; --fake-rules loads rules of custom ops}}
  %1 = torch.operator "torch.mylib.rows"(%x) : (!torch.vtensor<[4,3],f32>) -> !torch.vtensor<[3,4],f32>
  return
}
