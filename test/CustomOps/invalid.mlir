// RUN: fake-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{expected ')' at '' in 'mylib::a(Tensor x'}}
fake.rule "mylib::a(Tensor x" (%x) {
  fake.yield
}

// -----

// expected-error@+1 {{expected the end at 'Tensor' in 'mylib::a(Tensor x) -> Tensor y Tensor'}}
fake.rule "mylib::a(Tensor x) -> Tensor y Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected 2 arguments as in the schema, found 1}}
fake.rule "mylib::a(Tensor x, int n) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected a schema with a namespace such as 'mylib::'}}
fake.rule "a(Tensor x) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected a name of letters, digits and '_', found 'mylib.a b'}}
fake.rule "mylib::a b(Tensor x) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{argument 'x' has a type that rules do not support}}
fake.rule "mylib::a(Tensr x) -> Tensor" (%x) {
  %0 = fake.literal : !fake.tensor<[2], f32>
  fake.yield %0 : !fake.tensor<[2], f32>
}

// -----

// expected-error@+1 {{expected arguments of different names, found two of 'x'}}
fake.rule "mylib::a(Tensor x, Tensor x) -> Tensor" (%x, %y) {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected a default of type int for argument 'n', found a float}}
fake.rule "mylib::a(Tensor x, int n=0.5) -> Tensor" (%x, %n) {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{defines aten.relu, which is in the op table}}
fake.rule "aten::relu(Tensor x) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  // expected-error@+1 {{expected 1 values as in 'mylib::a(Tensor x) -> Tensor', found 2}}
  fake.yield %x, %x : !fake.tensor<*>, !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x, int n) -> Tensor" (%x, %n) {
  // expected-error@+1 {{expected a Tensor for result 0, found '!fake.int'}}
  fake.yield %n : !fake.int
}

// -----

fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  // expected-error@+1 {{custom op 'fake.aten.no_such_op' is unknown}}
  %0 = fake.aten.no_such_op(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  // expected-error@+1 {{has no metadata rule and is not allowed in a fake.rule}}
  %c = arith.constant 0 : i32
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-note@+1 {{see existing symbol definition here}}
fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}
// expected-error@+1 {{redefinition of symbol named 'mylib.a'}}
fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  fake.yield %x : !fake.tensor<*>
}
// expected-error@+1 {{defines mylib.a, which has a rule already}}
fake.rule "mylib::a(Tensor x, int n) -> Tensor" (%x, %n) {
  fake.yield %x : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x) -> Tensor" (%x) {
  // expected-error@+1 {{custom op 'fake.mylib.a' is unknown}}
  %0 = fake.mylib.a(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %0 : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected the symbol @"mylib.a" as in the schema, found @"b"}}
"fake.rule"() <{schema = "mylib::a(Tensor x) -> Tensor", sym_name = "b"}> ({
^bb0(%x: !fake.tensor<*>):
  fake.yield %x : !fake.tensor<*>
}) : () -> ()

// -----

// expected-error@+1 {{expected type '!fake.tensor<*>' for argument 'x', found '!fake.any'}}
"fake.rule"() <{schema = "mylib::a(Tensor x) -> Tensor", sym_name = "mylib.a"}> ({
^bb0(%x: !fake.any):
  fake.yield %x : !fake.any
}) : () -> ()

// -----

fake.rule "mylib::a(Tensor x, bool b) -> Tensor" (%x, %b) {
  %0 = fake.if %b -> !fake.tensor<*> {
    fake.yield %x : !fake.tensor<*>
  } else {
    // expected-error@+1 {{expected values of the types of the fake.if}}
    fake.yield %b : !fake.bool
  }
  fake.yield %0 : !fake.tensor<*>
}

// -----

func.func @f(%b: !fake.bool) {
  // expected-error@+1 {{expects parent op to be one of 'fake.rule, fake.if'}}
  fake.if %b {
  } else {
  }
  return
}

// -----

func.func @f() {
  // expected-error@+1 {{expected a min of 0 or more, found -1}}
  %0 = fake.new_size min -1 : !fake.int
  return
}

// -----

func.func @f() {
  // expected-error@+1 {{expected a max of at least the min, found 1 and 2}}
  %1 = fake.new_size min 2 max 1 : !fake.int
  return
}

// -----

// expected-error@+1 {{expected a tag out of data_dependent_output, dynamic_output_shape, inplace_view, nondeterministic_seeded, pointwise, found 'random'}}
fake.rule "mylib::a(Tensor x) -> Tensor" (%x) tags [random] {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{has the tag 'pointwise' twice}}
fake.rule "mylib::a(Tensor x) -> Tensor" (%x) tags [pointwise, pointwise] {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected a written argument, as the tag inplace_view says, found none in}}
fake.rule "mylib::a(Tensor x) -> Tensor" (%x) tags [inplace_view] {
  fake.yield %x : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x) -> Tensor" (%x)
  // expected-error@+1 {{expected valid keyword}}
  tags ["pointwise"] {
  fake.yield %x : !fake.tensor<*>
}

// -----

// expected-error@+1 {{expected tags in the order of their names, found 'inplace_view' behind 'pointwise'}}
"fake.rule"() <{schema = "mylib::a(Tensor(a!) x) -> Tensor(a!)", sym_name = "mylib.a", tags = ["pointwise", "inplace_view"]}> ({
^bb0(%x: !fake.tensor<*>):
  fake.yield %x : !fake.tensor<*>
}) : () -> ()

// -----

// expected-error@+1 {{expected a tag or no list of tags, found []}}
"fake.rule"() <{schema = "mylib::a(Tensor x) -> Tensor", sym_name = "mylib.a", tags = []}> ({
^bb0(%x: !fake.tensor<*>):
  fake.yield %x : !fake.tensor<*>
}) : () -> ()

// -----

fake.rule "mylib::a(Tensor x, int n) -> Tensor" (%x, %n) {
  // expected-error@+1 {{expected a message of 1 values, found {1}}}
  fake.require eq %n, %n, "expected {1}"(%n : !fake.int) : !fake.int, !fake.int
  fake.yield %x : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x, bool b) -> Tensor" (%x, %b) {
  // expected-error@+1 {{expected a message of 1 values, found {12}}}
  fake.assert %b, "expected {0} and {12}"(%x : !fake.tensor<*>)
  fake.yield %x : !fake.tensor<*>
}

// -----

fake.rule "mylib::a(Tensor x, bool b) -> Tensor" (%x, %b) {
  // expected-error@+1 {{expected a message of 1 values, found {1}}}
  %0 = fake.expect %b, "expected {1}"(%b : !fake.bool)
  fake.yield %x : !fake.tensor<*>
}
