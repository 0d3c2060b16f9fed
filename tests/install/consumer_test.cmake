# Installs BUILD into a folder of its own, then builds and runs the project in SOURCE against it.
#   cmake -DBUILD=build -DSOURCE=tests/install -P tests/install/consumer_test.cmake
cmake_minimum_required(VERSION 3.22)

set(work "${BUILD}/tests/install_consumer")
file(REMOVE_RECURSE "${work}")
# A library built with a sanitizer needs a program built with it.
load_cache("${BUILD}" READ_WITH_PREFIX built_ CMAKE_BUILD_TYPE CMAKE_CXX_COMPILER CMAKE_CXX_FLAGS)

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${what} failed (${result}):\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run("installing" "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${work}/prefix")
run("configuring the consumer" "${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}" -B "${work}/build" "-DCMAKE_PREFIX_PATH=${work}/prefix"
  "-DCMAKE_BUILD_TYPE=${built_CMAKE_BUILD_TYPE}" "-DCMAKE_CXX_COMPILER=${built_CMAKE_CXX_COMPILER}" "-DCMAKE_CXX_FLAGS=${built_CMAKE_CXX_FLAGS}")
run("building the consumer" "${CMAKE_COMMAND}" --build "${work}/build")
run("the consumer" "${work}/build/consumer")
if(NOT output MATCHES "\"percent\":\"5.1\"" OR NOT output MATCHES "\nclaims: 1\n$")
  message(FATAL_ERROR "the consumer printed:\n${output}")
endif()
run("the installed program" "${work}/prefix/bin/tallyman" --version)
if(NOT output MATCHES "^tallyman [0-9]+\\.")
  message(FATAL_ERROR "the installed program printed:\n${output}")
endif()
message(STATUS "installed, found, built and run: ${output}")
