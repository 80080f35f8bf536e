//===- StepsLinearAlgebra.cpp - What linear algebra runs ------ -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

static constexpr StepsRow rows[] = {
    {"linalg_cholesky", runOne<Op::linalg_cholesky_ex>},
    {"linalg_cholesky.out", runOneInto<Op::linalg_cholesky_ex, 2>},
    {"linalg_det", runOne<Op::linalg_det>},
    {"linalg_eigvals", runOne<Op::linalg_eig>},
    {"linalg_eigvalsh", runOne<Op::linalg_eigh>},
    {"linalg_inv", runOne<Op::linalg_inv_ex>},
    {"linalg_inv.out", runOneInto<Op::linalg_inv_ex, 1>},
    {"inverse", runOne<Op::linalg_inv_ex>},
    {"inverse.out", runOneInto<Op::linalg_inv_ex, 1>},
    {"linalg_ldl_factor", runOne<Op::linalg_ldl_factor_ex>},
    {"linalg_lu_factor", runOne<Op::linalg_lu_factor_ex>},
    {"linalg_slogdet", runOne<Op::linalg_slogdet>},
    {"linalg_solve", runOne<Op::linalg_solve_ex>},
    {"linalg_solve.out", runOneInto<Op::linalg_solve_ex, 3>},
    {"linalg_solve_ex", runOne<Op::linalg_solve_ex>},
};

ArrayRef<StepsRow> fake::getStepsOfLinearAlgebra() { return rows; }
