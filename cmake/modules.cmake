include_guard()
include(GoogleTest)

# One folder is one library (or, below parsers/, one folder a family of formats). Its sources are listed
# by hand, so that a file left behind is noticed by tests/tidy. USES are modules and libraries whose
# headers ours show; PRIVATE are those that only our sources see.
function(mailroom_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_PRIVATE})
endfunction()

# mailroom_embed(target NAME file...): the bytes of data files inside the program, so that it runs without
# an installation. For `labels` and `data/en.txt` the target can include "embedded/labels.h", which has
#     std::span<const mailroom::EmbeddedFile> mailroom::embedded::labels();   // {name, bytes}
function(mailroom_embed target name)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.h)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
    set(assembly "")
    set(externs "")
    set(entries "")
    set(index 0)
    set(paths "")
    foreach(file ${ARGN})
        get_filename_component(path ${file} ABSOLUTE)
        get_filename_component(base ${file} NAME)
        set(symbol mailroom_embedded_${name}_${index})
        string(APPEND assembly
            "asm(\".section .rodata\\n.global ${symbol}\\n${symbol}:\\n.incbin \\\"${path}\\\"\\n\"\n"
            "    \".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n")
        string(APPEND externs "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
        string(APPEND entries "        {\"${base}\", {${symbol}, ${symbol}_end}},\n")
        list(APPEND paths ${path})
        math(EXPR index "${index} + 1")
    endforeach()
    file(CONFIGURE OUTPUT ${header} CONTENT
"#pragma once
#include \"core/embedded.h\"
namespace mailroom::embedded {
std::span<const EmbeddedFile> ${name}();
}
")
    file(CONFIGURE OUTPUT ${source} CONTENT
"#include \"embedded/${name}.h\"
#include <array>
${assembly}${externs}namespace mailroom::embedded {
std::span<const EmbeddedFile> ${name}()
{
    static const std::array<EmbeddedFile, ${index}> files{{
${entries}    }};
    return files;
}
}
" @ONLY)
    set_property(SOURCE ${source} PROPERTY OBJECT_DEPENDS "${paths}")
    target_sources(${target} PRIVATE ${source})
    target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# A test program: all its tests run in one process, with a time-out for the whole.
function(mailroom_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;USES;ENVIRONMENT" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE
        MAILROOM_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MAILROOM_BINARY_DIR="${CMAKE_BINARY_DIR}")
    # A test's own code is compiled far more often than it runs: a third of its compile time was spent on
    # making it fast.
    target_compile_options(${name} PRIVATE $<$<CONFIG:Debug>:-O0>)
    target_link_libraries(${name} PRIVATE ${arg_USES} GTest::gtest_main)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${arg_ENVIRONMENT}")
endfunction()
