//===- StableHLOAttributesTest.cpp - Tests of attributes --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace fake::stablehlo;

namespace {

/// A program of one op, whose operands may be the results of `test.x`.
class StableHLOAttributesTest : public ::testing::Test {
protected:
  Operation *parse(StringRef line) {
    context.allowUnregisteredDialects();
    context.loadDialect<StableHLODialect, CHLODialect>();
    std::string text = R"mlir(%x = "test.x"() : () -> tensor<?x4xf32>)mlir"
                       "\n" +
                       line.str();
    module = parseSourceString<ModuleOp>(text, &context);
    return module ? &module->getBody()->back() : nullptr;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

constexpr StringLiteral dots[] = {
    "%0 = stablehlo.dot_general %x, %x, batching_dims = [0] x [0], "
    "contracting_dims = [1] x [1] : "
    "(tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?xf32>",
    R"("stablehlo.dot_general"(%x, %x) <{dot_dimension_numbers =
       #stablehlo.dot<lhs_contracting_dimensions = [1],
                      rhs_contracting_dimensions = [1],
                      lhs_batching_dimensions = [0],
                      rhs_batching_dimensions = [0]>}> :
       (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?xf32>)",
    R"("stablehlo.dot_general"(%x, %x) {dot_dimension_numbers =
       #stablehlo.dot<lhs_batching_dimensions = [0],
                      rhs_batching_dimensions = [0],
                      lhs_contracting_dimensions = [1],
                      rhs_contracting_dimensions = [1]>} :
       (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?xf32>)",
};

/// A dialect of a host that is called stablehlo, and an attribute with a text.
struct HostAttrStorage final : AttributeStorage {
  using KeyTy = StringRef;
  explicit HostAttrStorage(StringRef text) : text(text) {}
  bool operator==(KeyTy other) const { return text == other; }
  static HostAttrStorage *construct(AttributeStorageAllocator &allocator,
                                    KeyTy text) {
    return new (allocator.allocate<HostAttrStorage>())
        HostAttrStorage(allocator.copyInto(text));
  }
  StringRef text;
};

class HostAttr final
    : public Attribute::AttrBase<HostAttr, Attribute, HostAttrStorage> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(HostAttr)
  using Base::Base;
  static constexpr StringLiteral name = "stablehlo.host";
  static HostAttr get(MLIRContext *context, StringRef text) {
    return Base::get(context, text);
  }
  StringRef getText() const { return getImpl()->text; }
};

class HostDialect final : public Dialect {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(HostDialect)
  explicit HostDialect(MLIRContext *context)
      : Dialect(getDialectNamespace(), context, TypeID::get<HostDialect>()) {
    addAttributes<HostAttr>();
    allowUnknownOperations();
  }
  static constexpr StringLiteral getDialectNamespace() { return "stablehlo"; }
  void printAttribute(Attribute attr,
                      DialectAsmPrinter &printer) const override {
    printer << cast<HostAttr>(attr).getText();
  }
};

} // namespace

TEST_F(StableHLOAttributesTest, AttributesAreTheSameInAllForms) {
  for (StringRef line : dots) {
    Operation *op = parse(line);
    ASSERT_NE(op, nullptr) << line.str();
    HLOAttr dot = getHLOAttr(op, "dot_dimension_numbers");
    ASSERT_TRUE(dot);
    EXPECT_EQ(dot.getMnemonic(), "dot");
    EXPECT_EQ(dot.getList("lhs_batching_dimensions"), ArrayRef<int64_t>(0));
    EXPECT_EQ(dot.getList("rhs_contracting_dimensions"), ArrayRef<int64_t>(1));
    EXPECT_TRUE(dot.getList("offset_dims").empty());
    EXPECT_FALSE(getHLOAttr(op, "precision_config"));
  }
}

TEST_F(StableHLOAttributesTest, WordsOfEnums) {
  Operation *op = parse("%0 = stablehlo.compare LT, %x, %x, FLOAT : "
                        "(tensor<?x4xf32>, tensor<?x4xf32>) -> "
                        "tensor<?x4xi1>");
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(getHLOAttr(op, "comparison_direction").getWord(), "LT");
  EXPECT_EQ(getHLOAttr(op, "compare_type").getMnemonic(), "comparison_type");
}

TEST_F(StableHLOAttributesTest, DimensionsOfConvolutions) {
  Operation *op = parse(R"("stablehlo.dynamic_conv"() <{dimension_numbers =
      #stablehlo.conv<[b, 1, 0, f]x[0, 1, i, o]->[f, b, 0, 1]>}> : () -> ())");
  ASSERT_NE(op, nullptr);
  HLOAttr conv = getHLOAttr(op, "dimension_numbers");
  ASSERT_TRUE(conv);
  EXPECT_EQ(conv.getInt("input_batch_dimension"), 0);
  EXPECT_EQ(conv.getInt("input_feature_dimension"), 3);
  EXPECT_EQ(conv.getList("input_spatial_dimensions"),
            ArrayRef<int64_t>({2, 1}));
  EXPECT_EQ(conv.getInt("kernel_output_feature_dimension"), 3);
  EXPECT_EQ(conv.getInt("output_batch_dimension"), 1);
  EXPECT_EQ(conv.getInt("output_feature_dimension"), 0);
}

TEST_F(StableHLOAttributesTest, AttributesOfAHostAreReadFromTheirText) {
  context.loadDialect<HostDialect>();
  OperationState state(UnknownLoc::get(&context), "stablehlo.gather");
  state.addAttribute(
      "dimension_numbers",
      HostAttr::get(&context, "gather<offset_dims = [1, 2], "
                              "start_index_map = [0], index_vector_dim = 1>"));
  state.addAttribute("later", HostAttr::get(&context, "dot<later = [1]>"));
  state.addAttribute("note", StringAttr::get(&context, "text"));
  Operation *op = Operation::create(state);
  HLOAttr gather = getHLOAttr(op, "dimension_numbers");
  ASSERT_TRUE(gather);
  EXPECT_EQ(gather.getList("offset_dims"), ArrayRef<int64_t>({1, 2}));
  EXPECT_EQ(gather.getInt("index_vector_dim"), 1);
  EXPECT_FALSE(getHLOAttr(op, "later"));
  EXPECT_FALSE(getHLOAttr(op, "note"));
  EXPECT_FALSE(getHLOAttr(op, "none"));
  op->destroy();
}
