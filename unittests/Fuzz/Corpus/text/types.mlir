func.func @types(%x: !fake.tensor<[s0, 4, ?], f32, strides = [?, 1, s0 * 2], offset = 3, device = "cuda:0">, %y: !fake.tensor<*, ?>, %z: !fake.tensor<[2, j0, 8], bf16, layout = jagged, values_size = 12, min_seqlen = none, max_seqlen = 7>, %c: !fake.tensor<[3], c64, conj, neg>, %l: !fake.list<!fake.int<s0 floordiv 2>, !fake.tensor<*>>, %s: !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, coalesced>) -> !fake.int<max(s0, 3) mod 5>
    attributes {fake.symbols = [#fake.symbol<s0, min = 2, max = 40, hint = 5>, #fake.symbol<j0, ragged>, #fake.symbol<u0, unbacked>]} {
  %0 = fake.constant 3 : !fake.int<3>
  %1 = fake.size %x, 0 : !fake.tensor<[s0, 4, ?], f32, strides = [?, 1, s0 * 2], offset = 3, device = "cuda:0"> -> !fake.int<max(s0, 3) mod 5>
  return %1 : !fake.int<max(s0, 3) mod 5>
}
