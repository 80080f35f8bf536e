# Functions in the manner of AddMLIR, with an export set of the project's own.

# add_faketensor_library(name sources... [EXCLUDE_FROM_TOOLS] DEPENDS targets...
#   LINK_LIBS targets...)
# A static library, installed and exported. LINK_LIBS names libraries of this
# project; MLIR and LLVM come from their shared libraries, which fake-opt, the
# plugin and a stock mlir-opt all load. FakeTensorMeta is FakeTensor::Meta to
# other projects, in the package and with add_subdirectory alike. Tools link all
# libraries but those with EXCLUDE_FROM_TOOLS.
function(add_faketensor_library name)
  cmake_parse_arguments(ARG "EXCLUDE_FROM_TOOLS" "" "DEPENDS;LINK_LIBS" ${ARGN})
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
  if(NOT ARG_EXCLUDE_FROM_TOOLS)
    set_property(GLOBAL APPEND PROPERTY FAKETENSOR_TOOL_LIBS FakeTensor::${export_name})
  endif()
  install(TARGETS ${name} EXPORT FakeTensorTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# faketensor_collect_archives(result targets...)
# The archives of targets of LLVM and MLIR, and of all that these link, without
# the shared libraries that packaged archives name as well.
function(faketensor_collect_archives result)
  set(queue ${ARGN})
  set(seen)
  set(archives)
  while(queue)
    list(POP_FRONT queue target)
    string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" target "${target}")
    if(NOT TARGET "${target}" OR target IN_LIST seen)
      continue()
    endif()
    list(APPEND seen ${target})
    get_target_property(type ${target} TYPE)
    get_target_property(dependencies ${target} INTERFACE_LINK_LIBRARIES)
    if(type STREQUAL "STATIC_LIBRARY")
      list(APPEND archives $<TARGET_FILE:${target}>)
      if(dependencies)
        list(APPEND queue ${dependencies})
      endif()
    endif()
  endwhile()
  set(${result} ${archives} PARENT_SCOPE)
endfunction()

# add_faketensor_tool(name sources... LINK_LIBS targets... MLIR_LIBS targets...)
# A program with the libraries of this project; LINK_LIBS names those with
# EXCLUDE_FROM_TOOLS. With FAKETENSOR_STANDALONE it contains what it needs of LLVM
# and of the C++ library: MLIR_LIBS names the libraries of MLIR that it uses
# itself.
function(add_faketensor_tool name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS;MLIR_LIBS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  llvm_update_compile_flags(${name})
  install(TARGETS ${name} EXPORT FakeTensorTargets
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  get_property(libraries GLOBAL PROPERTY FAKETENSOR_TOOL_LIBS)
  list(PREPEND libraries ${ARG_LINK_LIBS})
  if(NOT FAKETENSOR_STANDALONE)
    target_link_libraries(${name} PRIVATE ${libraries} MLIR)
    return()
  endif()
  # As files, since the targets bring the shared library.
  set(own)
  foreach(library ${libraries})
    list(APPEND own $<TARGET_FILE:${library}>)
    add_dependencies(${name} ${library})
  endforeach()
  # Packaged archives name no library of LLVM but the shared one.
  faketensor_collect_archives(archives ${ARG_MLIR_LIBS}
    LLVMSupport LLVMRemarks LLVMBitstreamReader)
  target_link_libraries(${name} PRIVATE
    -Wl,--start-group ${own} ${archives} -Wl,--end-group Threads::Threads)
  # At a fixed address: 44,000 relocations take a tenth of the time to start.
  target_link_options(${name} PRIVATE
    -no-pie -Wl,--gc-sections -Wl,--as-needed -static-libstdc++)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${own})
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
