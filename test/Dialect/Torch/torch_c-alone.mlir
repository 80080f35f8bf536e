// RUN: fake-opt %s --verify-roundtrip | FileCheck %s
// RUN: echo '%0 = torch_c.to_i1 %b' | not fake-opt 2>&1 | FileCheck %s --check-prefix=ERROR

// Nothing but an op of torch_c, which is printed without types, needs the torch dialect.

// CHECK-LABEL: func.func @alone
// CHECK: torch_c.from_i64 %arg0
func.func @alone(%n: i64) {
  %0 = torch_c.from_i64 %n
  return
}

// ERROR: error: use of undeclared SSA value name
