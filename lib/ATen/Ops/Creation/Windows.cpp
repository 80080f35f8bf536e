//===- Windows.cpp - Windows of signal processing ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Creation/Windows.h"
#include "Table/Without.h"

using namespace fake;

static const OpRow rows[] = {
    {"bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>, follows("_subclasses.fake_impls.constructors native")},
    {"bartlett_window.periodic(int window_length, bool periodic, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1>,
     follows("_subclasses.fake_impls.constructors native")},
    {"blackman_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>, follows("_subclasses.fake_impls.constructors native")},
    {"blackman_window.periodic(int window_length, bool periodic, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1>,
     follows("_subclasses.fake_impls.constructors native")},
    {"hamming_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>, follows("_subclasses.fake_impls.constructors native")},
    {"hamming_window.periodic(int window_length, bool periodic, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1>,
     follows("_subclasses.fake_impls.constructors native")},
    {"hamming_window.periodic_alpha(int window_length, bool periodic, float "
     "alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1, 2>,
     follows("_subclasses.fake_impls.constructors native")},
    {"hamming_window.periodic_alpha_beta(int window_length, bool periodic, "
     "float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1, 2, 3>,
     follows("_subclasses.fake_impls.constructors native")},
    {"hann_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<RefuseNothing>>,
     follows("_decomp.decompositions.hann_window")},
    {"hann_window.periodic(int window_length, bool periodic, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     ruleWithout<window<RefuseNothing>, 1>,
     follows("_decomp.decompositions.hann_window_periodic")},
    {"kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>, follows("_subclasses.fake_impls.constructors native")},
    {"kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1>,
     follows("_subclasses.fake_impls.constructors native")},
    {"kaiser_window.beta(int window_length, bool periodic, float beta, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     ruleWithout<window<>, 1, 2>,
     follows("_subclasses.fake_impls.constructors native")},
};

OpFamily fake::getWindowsFamily() { return {"Windows", rows}; }
