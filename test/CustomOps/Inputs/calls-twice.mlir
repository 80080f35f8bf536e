// A rule that calls an op of rules.mlir.
fake.rule "other::four_times(Tensor x) -> Tensor" (%x) {
  %0 = fake.mylib.twice(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  %1 = fake.mylib.twice(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  fake.yield %1 : !fake.tensor<*>
}
