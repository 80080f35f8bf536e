func.func private @callee(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.transpose.int(%x, 0, 1) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
func.func @flow(%p: !fake.tensor<[], bool>, %x: !fake.tensor<[s0, 4], f32>, %n: !fake.int) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2>]} {
  %0 = fake.cond %p with(%x) : (!fake.tensor<[], bool>, !fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
  then(%a: !fake.tensor<*>) {
    fake.yield %a : !fake.tensor<*>
  } else(%a: !fake.tensor<*>) {
    %1 = fake.aten.narrow_copy(%a, 0, 0, 2) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %1 : !fake.tensor<*>
  }
  %2:2 = fake.while_loop init(%n, %x) : (!fake.int, !fake.tensor<[s0, 4], f32>) -> (!fake.int, !fake.tensor<*>)
  while(%i: !fake.int, %y: !fake.tensor<*>) {
    %3 = fake.constant 10 : !fake.int<10>
    %4 = fake.cmp lt %i, %3 : !fake.int, !fake.int<10>
    fake.yield %4 : !fake.bool
  } do(%i: !fake.int, %y: !fake.tensor<*>) {
    %3 = fake.constant 1 : !fake.int<1>
    %4 = fake.add %i, %3 : (!fake.int, !fake.int<1>) -> !fake.int
    %5 = fake.aten.relu_(%y) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %4, %5 : !fake.int, !fake.tensor<*>
  }
  %6 = fake.map over(%x) : (!fake.tensor<[s0, 4], f32>) -> !fake.tensor<*>
  do(%a: !fake.tensor<*>) {
    %7 = fake.aten.sum(%a) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %7 : !fake.tensor<*>
  }
  %8 = func.call @callee(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %8 : !fake.tensor<*>
}
