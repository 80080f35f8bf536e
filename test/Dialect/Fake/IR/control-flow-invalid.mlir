// RUN: fake-opt %s -split-input-file -verify-diagnostics

func.func @number_of_arguments(%p: !fake.bool, %x: !fake.tensor<*>) {
  // expected-error @below {{expected 1 arguments of 'else' for its operands, found 0}}
  fake.cond %p with(%x) : (!fake.bool, !fake.tensor<*>) -> ()
  then(%a: !fake.tensor<*>) {
    fake.yield
  } else {
    fake.yield
  }
  return
}

// -----

func.func @kind_of_argument(%p: !fake.bool, %x: !fake.tensor<*>) {
  // expected-error @below {{expected an argument #0 of 'then' of the kind of '!fake.tensor<*>', found '!fake.int'}}
  fake.cond %p with(%x) : (!fake.bool, !fake.tensor<*>) -> ()
  // expected-note @below {{the argument is here}}
  then(%a: !fake.int) {
    fake.yield
  } else(%a: !fake.tensor<*>) {
    fake.yield
  }
  return
}

// -----

func.func @number_of_results(%p: !fake.bool, %x: !fake.tensor<*>) {
  %0 = fake.cond %p : (!fake.bool) -> !fake.tensor<*>
  then {
    fake.yield %x : !fake.tensor<*>
  } else {
    // expected-error @below {{expected 1 values for the results of fake.cond, found 2}}
    fake.yield %x, %x : !fake.tensor<*>, !fake.tensor<*>
  }
  return
}

// -----

func.func @kind_of_result(%p: !fake.bool, %x: !fake.tensor<*>) {
  %0 = fake.cond %p : (!fake.bool) -> !fake.tensor<*>
  then {
    // expected-error @below {{expected a value #0 of the kind of '!fake.tensor<*>' for the results of fake.cond, found '!fake.bool'}}
    fake.yield %p : !fake.bool
  } else {
    fake.yield %x : !fake.tensor<*>
  }
  return
}

// -----

func.func @predicate(%p: !fake.float) {
  // expected-error @below {{operand #0 must be A Python bool or An integer, possibly with a known or symbolic value or A tensor with metadata and without data, but got '!fake.float'}}
  fake.cond %p : (!fake.float) -> ()
  then {
    fake.yield
  } else {
    fake.yield
  }
  return
}

// -----

func.func @terminator(%p: !fake.bool) {
  // expected-error @below {{expected 'then' to end with fake.yield, found ub.unreachable}}
  fake.cond %p : (!fake.bool) -> ()
  then {
    ub.unreachable
  } else {
    fake.yield
  }
  return
}

// -----

func.func @carried_results(%x: !fake.tensor<*>) {
  // expected-error @below {{expected a result for each of the 1 loop-carried values, found 0}}
  fake.while_loop init(%x) : (!fake.tensor<*>) -> ()
  while(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  } do(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @number_of_conditions(%x: !fake.tensor<*>) {
  %0 = fake.while_loop init(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  while(%a: !fake.tensor<*>) {
    // expected-error @below {{expected 1 value as the condition, found 0}}
    fake.yield
  } do(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @kind_of_condition(%x: !fake.tensor<*>, %f: !fake.float) {
  %0 = fake.while_loop init(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  while(%a: !fake.tensor<*>) {
    // expected-error @below {{expected a bool or a tensor as the condition, found '!fake.float'}}
    fake.yield %f : !fake.float
  } do(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @next_turn(%x: !fake.tensor<*>) {
  %0 = fake.while_loop init(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  while(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  } do(%a: !fake.tensor<*>) {
    // expected-error @below {{expected 1 values for the next iteration, found 0}}
    fake.yield
  }
  return
}

// -----

func.func @nothing_to_iterate_over(%x: !fake.tensor<*>) {
  // expected-error @below {{expected a tensor to iterate over, found none}}
  fake.map with(%x) : (!fake.tensor<*>) -> ()
  do(%a: !fake.tensor<*>) {
    fake.yield
  }
  return
}

// -----

func.func @results_of_map(%x: !fake.tensor<*>) {
  fake.map over(%x) : (!fake.tensor<*>) -> ()
  do(%a: !fake.tensor<*>) {
    // expected-error @below {{expected 0 values for the results of fake.map, found 1}}
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @results_of_scan(%x: !fake.tensor<*>) {
  // expected-error @below {{expected a result for each of the 1 loop-carried values, found 0}}
  fake.scan init(%x) over(%x) : (!fake.tensor<*>, !fake.tensor<*>) -> ()
  do(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @yield_of_scan(%x: !fake.tensor<*>) {
  %0:2 = fake.scan init(%x) over(%x) : (!fake.tensor<*>, !fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  do(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    // expected-error @below {{expected 2 values for the next iteration and the results, found 1}}
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @results_of_associative_scan(%x: !fake.tensor<*>) {
  // expected-error @below {{expected a result for each of the 1 tensors, found 0}}
  fake.associative_scan over(%x) : (!fake.tensor<*>) -> ()
  do(%a: !fake.tensor<*>, %b: !fake.tensor<*>) {
    fake.yield
  }
  return
}

// -----

func.func @two_slices_of_each(%x: !fake.tensor<*>) {
  // expected-error @below {{expected 2 arguments of 'do' for its operands, found 1}}
  %0 = fake.associative_scan over(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  do(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  }
  return
}

// -----

func.func @words(%x: !fake.tensor<*>) {
  // expected-error @below {{expected 'do'}}
  fake.map over(%x) : (!fake.tensor<*>) -> () then(%a: !fake.tensor<*>) {
    fake.yield
  }
  return
}

// -----

func.func @yield_elsewhere(%x: !fake.tensor<*>) {
  // expected-error @below {{'fake.yield' op expects parent op to be one of 'fake.rule, fake.if, fake.cond, fake.while_loop, fake.map, fake.scan, fake.associative_scan'}}
  fake.yield %x : !fake.tensor<*>
}
