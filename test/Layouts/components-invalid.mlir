// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// expected-error@+1 {{expected layout sparse_coo of a tensor with 'sparse_dims', found strided}}
func.func private @strided(!fake.tensor<[4, 6], f32, sparse_dims = 2>)

// -----

// expected-error@+1 {{expected layout sparse_coo of a tensor with 'coalesced', found sparse_csr}}
func.func private @compressed(!fake.tensor<[4, 6], f32, layout = sparse_csr, coalesced>)

// -----

// expected-error@+1 {{expected layout sparse_csr, sparse_csc, sparse_bsr or sparse_bsc of a tensor with 'dense_dims', found sparse_coo}}
func.func private @coo(!fake.tensor<[4, 6], f32, layout = sparse_coo, dense_dims = 1>)

// -----

// expected-error@+1 {{expected layout sparse_bsr or sparse_bsc of a tensor with 'block_size', found sparse_csc}}
func.func private @no_blocks(!fake.tensor<[4, 6], f32, layout = sparse_csc, block_size = [2, 2]>)

// -----

// expected-error@+1 {{expected layout jagged of a tensor with 'max_seqlen', found strided}}
func.func private @not_jagged(!fake.tensor<[4, j0], f32, max_seqlen = 3>)

// -----

// expected-error@+1 {{expected at most 2 sparse_dims of 2 dimensions, found 3}}
func.func private @too_many(!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 3>)

// -----

// expected-error@+1 {{expected at most 0 dense_dims of 2 dimensions, found 1}}
func.func private @no_matrix(!fake.tensor<[4, 6], f32, layout = sparse_csr, dense_dims = 1>)

// -----

// expected-error@+1 {{expected 0 or more, found -1}}
func.func private @negative(!fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = -1>)

// -----

// expected-error@+1 {{expected no sparse_dims without a rank}}
func.func private @unranked(!fake.tensor<*, f32, layout = sparse_coo, sparse_dims = 1>)

// -----

// expected-error@+1 {{expected rows and columns of a block, found 1 sizes}}
func.func private @one_size(!fake.tensor<[4, 6], f32, layout = sparse_bsr, block_size = [2]>)

// -----

// expected-error@+1 {{expected blocks of 1 or more, found 0}}
func.func private @empty_blocks(!fake.tensor<[4, 6], f32, layout = sparse_bsr, block_size = [2, 0]>)

// -----

// expected-error@+1 {{expected one of coalesced and uncoalesced, found both}}
func.func private @both(!fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced, uncoalesced>)

// -----

// A type that states other components than inferred.

// expected-note@+1 {{operand #0 is f32(4, 6)/(6, 1)}}
func.func @wrong(%d: !fake.tensor<[4, 6], f32>) {
  // expected-error@+1 {{dense_dims 1 and 0 differ}}
  %0 = fake.aten.to_sparse(%d) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<[4, 6], f32, layout = sparse_coo, sparse_dims = 1>
  // expected-error@+1 {{uncoalesced and coalesced differ}}
  %1 = fake.aten.to_sparse(%d) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<[4, 6], f32, layout = sparse_coo, uncoalesced>
  // expected-error@+1 {{block_size 2 and 3 differ}}
  %2 = fake.aten.to_sparse_bsr(%d, [2, 3]) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<[4, 6], f32, layout = sparse_bsr, block_size = [2, 2]>
  return
}

// -----

// expected-note@+1 {{operand #0 is f32(4, 6)/sparse_coo+?}}
func.func @wrong_cast(%c: !fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced>) {
  // expected-error@+1 {{expected equal components, found uncoalesced and coalesced}}
  %0 = fake.cast %c : !fake.tensor<[4, 6], f32, layout = sparse_coo, coalesced> to !fake.tensor<[4, 6], f32, layout = sparse_coo, uncoalesced>
  return
}

// -----

// expected-error@+1 {{expected 0 or more, found -4}}
func.func private @f(!fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = -4>)

// -----

// expected-error@+1 {{expected max_seqlen of min_seqlen, 9, or more, found 2}}
func.func private @f(!fake.tensor<[3, j0, 8], f32, layout = jagged, min_seqlen = 9, max_seqlen = 2>)
