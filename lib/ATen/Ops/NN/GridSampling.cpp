//===- GridSampling.cpp - Grid sampling -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Call.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Sampling
//===----------------------------------------------------------------------===//

/// The checks of `check_grid_sampler_common`.
template <int Spatial>
static LogicalResult checkGrid(RuleContext &cx, const TensorMeta &input,
                               const TensorMeta &grid, unsigned inputArg) {
  unsigned gridArg = inputArg + 1;
  if (input.rank() != Spatial + 2 || grid.rank() != Spatial + 2)
    return cx.error(inputArg, gridArg)
           << "expected input and grid of rank " << Spatial + 2 << ", found "
           << input.sizes << " and " << grid.sizes;
  if (failed(commonDeviceOf(cx, input, grid)))
    return failure();
  if (!requireEqual(cx, input.sizes[0], grid.sizes[0]))
    return cx.error(inputArg, gridArg)
           << "expected equal batch sizes, found " << input.sizes[0] << " and "
           << grid.sizes[0];
  if (!requireEqual(cx, grid.sizes.back(), Spatial))
    return cx.error(gridArg) << "expected points of " << Spatial
                             << " coordinates, found " << grid.sizes.back();
  for (SymInt size : input.sizes.drop_front(2))
    if (isZero(cx, size))
      return cx.error(inputArg)
             << "expected spatial sizes above 0, found " << input.sizes;
  return success();
}

/// `grid_sampler`: values of `input` at the points of `grid`; row-major.
template <int Spatial>
static FailureOr<TensorMeta>
gridSampler(RuleContext &cx, const TensorMeta &input, const TensorMeta &grid,
            int64_t interpolation) {
  constexpr int64_t bicubic = 2;
  if (Spatial == 3 && interpolation == bicubic)
    return cx.error(2) << "expected an input of rank 4 for bicubic "
                          "interpolation, found "
                       << input.sizes;
  if (failed(checkGrid<Spatial>(cx, input, grid, 0)))
    return failure();
  const MetaValue both[] = {MetaValue::tensor(&input),
                            MetaValue::tensor(&grid)};
  return makeContiguous(
      cx, concat(cx, input.sizes.take_front(2), grid.sizes.slice(1, Spatial)),
      Spatial == 2 ? promoteTypes(cx, both, Promotion::Default).result
                   : input.dtype,
      input.device);
}

/// `_grid_sampler_2d_cpu_fallback`, whose kernel only supports float32.
static FailureOr<TensorMeta> gridSamplerFallback(RuleContext &cx,
                                                 const TensorMeta &input,
                                                 const TensorMeta &grid,
                                                 int64_t interpolation) {
  for (auto [i, x] : llvm::enumerate(std::array{&input, &grid}))
    if (x->dtype != DType::Float32 && x->dtype != DType::Unknown)
      return cx.error(i) << "expected f32, found " << x->dtype;
  return gridSampler<2>(cx, input, grid, interpolation);
}

static FailureOr<TensorMeta> gridSamplerAny(RuleContext &cx,
                                            const TensorMeta &input,
                                            const TensorMeta &grid,
                                            int64_t interpolation) {
  if (input.rank() == 5)
    return gridSampler<3>(cx, input, grid, interpolation);
  return gridSampler<2>(cx, input, grid, interpolation);
}

/// The code of bicubic interpolation, which volumes do not support.
static constexpr int64_t bicubic = 2;

/// Gradients of images and grid, both row-major; that of the images is None
/// unless selected by the mask.
static std::array<MetaValue, 2> gridGradients(RuleContext &cx,
                                              const TensorMeta &input,
                                              const TensorMeta &grid,
                                              const MetaValue &mask) {
  bool wantsInput = true;
  if (mask.isList() && !mask.getList().empty())
    wantsInput = mask.getList()[0].asBool() != false;
  return {wantsInput ? cx.createValue(contiguousCopy(cx, input))
                     : MetaValue::none(),
          cx.createValue(contiguousCopy(cx, grid))};
}

/// Follows grid_sampler_2d_backward_meta, which checks nothing.
static FailureOr<std::array<MetaValue, 2>>
gridBackward2d(RuleContext &cx, const TensorMeta &, const TensorMeta &input,
               const TensorMeta &grid, const MetaValue &, const MetaValue &,
               const MetaValue &, const MetaValue &mask) {
  return gridGradients(cx, input, grid, mask);
}

/// Follows grid_sampler_3d_backward of torch._meta_registrations.
static FailureOr<std::array<MetaValue, 2>>
gridBackward3d(RuleContext &cx, const TensorMeta &, const TensorMeta &input,
               const TensorMeta &grid, SymInt interpolation, const MetaValue &,
               const MetaValue &, const MetaValue &mask) {
  if (failed(checkGrid<3>(cx, input, grid, 1)))
    return failure();
  if (interpolation.isInt(bicubic))
    return cx.error(3) << "bicubic interpolation is not defined for volumes";
  return gridGradients(cx, input, grid, mask);
}

/// The number of spatial dimensions of `size`, which must be 2 or 3.
static FailureOr<int64_t> spatialRank(RuleContext &cx, ArrayRef<SymInt> size) {
  if (size.size() != 4 && size.size() != 5)
    return cx.error(1) << "expected 4 or 5 sizes, found " << size;
  return static_cast<int64_t>(size.size()) - 2;
}

/// `affine_grid_generator`: the images of a regular grid under matrices.
static FailureOr<TensorMeta>
affineGrid(RuleContext &cx, const TensorMeta &theta, ArrayRef<SymInt> size) {
  FailureOr<int64_t> spatial = spatialRank(cx, size);
  if (failed(spatial))
    return failure();
  const SymInt expected[] = {size[0], *spatial, *spatial + 1};
  if (!requireEqual(cx, theta.sizes, expected))
    return cx.error(0, 1) << "expected matrices of sizes "
                          << ArrayRef<SymInt>(expected) << ", found "
                          << theta.sizes;
  SmallVector<SymInt, 5> sizes{size[0]};
  sizes.append(size.begin() + 2, size.end());
  sizes.push_back(*spatial);
  return newLike(cx, theta, cx.copySizes(sizes));
}

static FailureOr<TensorMeta> affineGridBackward(RuleContext &cx,
                                                const TensorMeta &grad,
                                                ArrayRef<SymInt> size) {
  FailureOr<int64_t> spatial = spatialRank(cx, size);
  if (failed(spatial))
    return failure();
  SmallVector<SymInt, 5> expected{size[0]};
  expected.append(size.begin() + 2, size.end());
  expected.push_back(*spatial);
  if (!requireEqual(cx, grad.sizes, expected))
    return cx.error(0, 1) << "expected a gradient of sizes "
                          << ArrayRef<SymInt>(expected) << ", found "
                          << grad.sizes;
  // The result is a transposed matrix product.
  TensorMeta product =
      newLike(cx, grad, cx.copySizes({size[0], *spatial + 1, *spatial}));
  return transposeGeometry(cx, product, 1, 2);
}

static const OpRow rows[] = {
    {"grid_sampler_2d_backward(Tensor grad_output, Tensor input, Tensor grid, "
     "int interpolation_mode, int padding_mode, bool align_corners, bool[2] "
     "output_mask) -> (Tensor, Tensor)",
     singleDevice<gridBackward2d>,
     follows("_meta_registrations.grid_sampler_2d_backward_meta")},
    {"grid_sampler_3d_backward(Tensor grad_output, Tensor input, Tensor grid, "
     "int interpolation_mode, int padding_mode, bool align_corners, bool[2] "
     "output_mask) -> (Tensor, Tensor)",
     singleDevice<gridBackward3d>,
     follows("_meta_registrations.grid_sampler_3d_backward")},
    {"affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) "
     "-> Tensor",
     rule<affineGrid>, follows("_decomp.decompositions.affine_grid_generator")},
    {"affine_grid_generator_backward(Tensor grad, SymInt[] size, bool "
     "align_corners) -> Tensor",
     rule<affineGridBackward>, follows("native")},
    {"grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int "
     "padding_mode, bool align_corners) -> Tensor",
     rule<gridSamplerAny>, follows("native")},
    {"grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int "
     "padding_mode, bool align_corners) -> Tensor",
     rule<gridSampler<2>>, follows("_decomp.decompositions.grid_sampler_2d")},
    {"grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int "
     "padding_mode, bool align_corners) -> Tensor",
     rule<gridSampler<3>>, follows("_meta_registrations.grid_sampler_3d")},
    {"_grid_sampler_2d_cpu_fallback(Tensor input, Tensor grid, int "
     "interpolation_mode, int padding_mode, bool align_corners) -> Tensor",
     rule<gridSamplerFallback>, follows("native")},
};

OpFamily fake::getGridSamplingFamily() { return {"GridSampling", rows}; }
