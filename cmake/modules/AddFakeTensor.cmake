# Functions in the manner of AddMLIR, with an export set of the project's own.

# add_faketensor_library(name sources... DEPENDS targets... LINK_LIBS targets...)
# A static library, installed and exported. LINK_LIBS names libraries of this
# project; MLIR and LLVM come from their shared libraries, which fake-opt, the
# plugin and a stock mlir-opt all load. FakeTensorMeta is FakeTensor::Meta to
# other projects, in the package and with add_subdirectory alike.
function(add_faketensor_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  target_link_libraries(${name} PUBLIC ${ARG_LINK_LIBS} MLIR)
  llvm_update_compile_flags(${name})
  target_compile_features(${name} PUBLIC cxx_std_17)
  target_include_directories(${name} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  # The package adds those of the LLVM that it finds.
  target_include_directories(${name} SYSTEM INTERFACE
    "$<BUILD_INTERFACE:${LLVM_INCLUDE_DIRS};${MLIR_INCLUDE_DIRS}>")
  string(REGEX REPLACE "^FakeTensor" "" export_name ${name})
  set_target_properties(${name} PROPERTIES EXPORT_NAME ${export_name})
  add_library(FakeTensor::${export_name} ALIAS ${name})
  set_property(GLOBAL APPEND PROPERTY FAKETENSOR_LIBS FakeTensor::${export_name})
  install(TARGETS ${name} EXPORT FakeTensorTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# add_faketensor_tool(name sources... LINK_LIBS targets...)
function(add_faketensor_tool name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${ARG_LINK_LIBS} MLIR)
  llvm_update_compile_flags(${name})
  install(TARGETS ${name} EXPORT FakeTensorTargets
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# add_faketensor_unittest(name sources... LINK_LIBS targets...)
# A GoogleTest program named <name>Tests, run by lit.
function(add_faketensor_unittest name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS" ${ARGN})
  add_executable(${name} EXCLUDE_FROM_ALL ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${ARG_LINK_LIBS} MLIR GTest::gmock GTest::gtest_main)
  llvm_update_compile_flags(${name})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  add_dependencies(FakeTensorUnitTests ${name})
endfunction()
