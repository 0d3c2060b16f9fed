# tallyman_embed(OUT_VAR FILE...): writes an assembler file that takes in each FILE (paths relative to the source folder) and a header
# languages/embedded_table.h that lists them with their SHA-256; OUT_VAR gets the sources to compile. Where a variable COMPILED_<FILE>
# names another file, that one's content is taken in instead, under FILE's path and with FILE's digest; where SOURCES_<FILE> lists what it
# is made from, FILE itself need not be there, and the digest is that of their digests. A changed data file configures anew and rebuilds two
# objects.
function(tallyman_embed out_var)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/generated/languages")
  set(assembly ".section .rodata\n")
  set(declarations "")
  set(entries "")
  set(number 0)
  foreach(file IN LISTS ARGN)
    set(source "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    set(content "${source}")
    if(DEFINED "COMPILED_${file}")
      set(content "${COMPILED_${file}}")
    endif()
    if(DEFINED "SOURCES_${file}")
      set(digests "")
      foreach(part IN LISTS "SOURCES_${file}")
        file(SHA256 "${CMAKE_CURRENT_SOURCE_DIR}/${part}" digest)
        string(APPEND digests "${digest}")
        list(APPEND sources "${CMAKE_CURRENT_SOURCE_DIR}/${part}")
      endforeach()
      string(SHA256 digest "${digests}")
    else()
      file(SHA256 "${source}" digest)
      list(APPEND sources "${source}")
    endif()
    string(APPEND assembly ".balign 64\n.global tallyman_data_${number}_begin\n.global tallyman_data_${number}_end\n"
      "tallyman_data_${number}_begin:\n.incbin \"${content}\"\ntallyman_data_${number}_end:\n.byte 0\n")
    string(APPEND declarations "extern const char tallyman_data_${number}_begin[], tallyman_data_${number}_end[];\n")
    string(APPEND entries "    {\"${file}\", tallyman_data_${number}_begin, tallyman_data_${number}_end, \"${digest}\"},\n")
    list(APPEND contents "${content}")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT "${folder}/embedded_data.S" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${folder}/embedded_table.h" CONTENT
"#pragma once
#include <string_view>
extern \"C\" {
${declarations}}
namespace tallyman::languages {
struct EmbeddedEntry {
  std::string_view path;
  const char* begin;
  const char* end;
  std::string_view sha256;
};
inline const EmbeddedEntry kEmbeddedTable[] = {
${entries}};
}  // namespace tallyman::languages
" @ONLY)
  set_source_files_properties("${folder}/embedded_data.S" PROPERTIES OBJECT_DEPENDS "${contents}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
  set(${out_var} "${folder}/embedded_data.S" PARENT_SCOPE)
endfunction()
