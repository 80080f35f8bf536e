// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// Both branches of a cond must agree in everything that symbols cannot express.

func.func @dtypes(%p: !fake.bool, %x: !fake.tensor<[4], f32>) {
  // expected-error @below {{'fake.cond' op expected both branches to agree on result #0, found dtypes f32 and f64}}
  %0 = fake.cond %p with(%x) : (!fake.bool, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>) {
    // expected-note @below {{this yields f32(4)/(1)}}
    fake.yield %a : !fake.tensor<*>
  } else(%a: !fake.tensor<*>) {
    %1 = fake.aten._to_copy(%a, dtype = f64) : (!fake.tensor<*>) -> !fake.tensor<*>
    // expected-note @below {{this yields f64(4)/(1)}}
    fake.yield %1 : !fake.tensor<*>
  }
  return
}

// -----

func.func @devices(%p: !fake.bool, %x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32, device = "cuda:0">) {
  // expected-error @below {{expected both branches to agree on result #0, found devices cpu and cuda:0}}
  %0 = fake.cond %p : (!fake.bool) -> !fake.tensor<*>
  then {
    // expected-note @below {{this yields}}
    fake.yield %x : !fake.tensor<[4], f32>
  } else {
    // expected-note @below {{this yields}}
    fake.yield %y : !fake.tensor<[4], f32, device = "cuda:0">
  }
  return
}

// -----

func.func @ranks(%p: !fake.bool, %x: !fake.tensor<[4], f32>) {
  // expected-error @below {{expected both branches to agree on result #0, found ranks 1 and 2}}
  %0 = fake.cond %p : (!fake.bool) -> !fake.tensor<*>
  then {
    // expected-note @below {{this yields}}
    fake.yield %x : !fake.tensor<[4], f32>
  } else {
    %1 = fake.aten.unsqueeze(%x, 0) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
    // expected-note @below {{this yields}}
    fake.yield %1 : !fake.tensor<*>
  }
  return
}

// -----

// expected-note @below {{operand #0 is bool(2)/(1)}}
func.func @predicate(%p: !fake.tensor<[2], bool>) {
  // expected-error @below {{expected a condition of one element, found sizes [2]}}
  fake.cond %p : (!fake.tensor<[2], bool>) -> ()
  then {
    fake.yield
  } else {
    fake.yield
  }
  return
}

// -----

// A loop-carried tensor may change its sizes, but not its dtype. This is
// reported once, even if the loop is swept several times.

func.func @carried(%x: !fake.tensor<[4], i64>, %y: !fake.tensor<[3], f32>) {
  %0:2 = fake.while_loop init(%x, %y) : (!fake.tensor<[4], i64>, !fake.tensor<[3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  // expected-note @below {{the argument is i64(4)/(1)}}
  while(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    %1 = fake.aten.any(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } do(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    // expected-note @below {{the value is f32(4)/(1)}}
    %1 = fake.aten.div.Tensor(%a, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
    %2 = fake.aten.cat([%b, %b]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    // expected-error @below {{'fake.yield' op expected a value for the next iteration like the one before, found dtypes i64 and f32}}
    fake.yield %1, %2 : !fake.tensor<*>, !fake.tensor<*>
  }
  return
}

// -----

func.func @condition(%x: !fake.tensor<[4], bool>) {
  // expected-error @below {{expected a condition of one element, found sizes [4]}}
  %0 = fake.while_loop init(%x) : (!fake.tensor<[4], bool>) -> !fake.tensor<*>
  while(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  } do(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

// expected-note @below {{operand #0 is f32()/()}}
func.func @scalar(%x: !fake.tensor<[], f32>) {
  // expected-error @below {{expected a tensor of rank 1 or more to iterate over, found rank 0}}
  %0 = fake.map over(%x) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  do(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

// expected-note @below {{operand #1 is f32(4)/(1)}}
// expected-note @below {{operand #2 is f32(5)/(1)}}
func.func @lengths(%c: !fake.tensor<[], f32>, %x: !fake.tensor<[4], f32>, %y: !fake.tensor<[5], f32>) {
  // expected-error @below {{expected tensors of the same first size to iterate over, found 4 and 5}}
  %0 = fake.scan init(%c) over(%x, %y) : (!fake.tensor<[], f32>, !fake.tensor<[4], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  do(%a: !fake.tensor<*>, %b: !fake.tensor<*>, %d: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

// Errors in regions are reported at their ops, once.

func.func @inside(%x: !fake.tensor<[4], f32>,
    // expected-note @below {{operand #0 is f32(2, 2, 2)}}
    %c: !fake.tensor<[2, 2, 2], f32>) {
  %0 = fake.while_loop init(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  while(%a: !fake.tensor<*>) {
    %1 = fake.aten.any(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  } do(%a: !fake.tensor<*>) {
    // expected-error @below {{'fake.aten.t' op}}
    %1 = fake.aten.t(%c) : (!fake.tensor<[2, 2, 2], f32>) -> !fake.tensor<*>
    %2 = fake.aten.cat([%a, %a]) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %2 : !fake.tensor<*>
  }
  return
}

// -----

func.func @declared(%p: !fake.bool, %x: !fake.tensor<[4], f32>) {
  // expected-error @below {{'fake.cond' op argument #0 of region #1 is declared as f32(5)/(1) but inferred as f32(4)/(1): sizes 5 and 4 at dimension 0 differ}}
  fake.cond %p with(%x) : (!fake.bool, !fake.tensor<[4], f32>) -> ()
  then(%a: !fake.tensor<*>) {
    fake.yield
  // expected-note @below {{the argument is here}}
  } else(%a: !fake.tensor<[5], f32>) {
    fake.yield
  }
  return
}
