# What is installed beside libraries and headers: the program's manual page and completions, which the program itself prints, and documents.
find_program(GZIP gzip REQUIRED)

set(folder "${CMAKE_CURRENT_BINARY_DIR}/generated/installed")
file(MAKE_DIRECTORY "${folder}")
add_custom_command(OUTPUT "${folder}/tallyman.1.gz" DEPENDS tallyman_program
  COMMAND tallyman_program manual > "${folder}/tallyman.1" COMMAND "${GZIP}" -9nf "${folder}/tallyman.1" VERBATIM)
set(generated "${folder}/tallyman.1.gz")
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT "${folder}/${shell}" DEPENDS tallyman_program COMMAND tallyman_program completion ${shell} > "${folder}/${shell}" VERBATIM)
  list(APPEND generated "${folder}/${shell}")
endforeach()
add_custom_target(tallyman_documents ALL DEPENDS ${generated})
# All that `cmake --install` wants to be there.
add_custom_target(tallyman_installed DEPENDS tallyman_program tallyman tallyman_capi tallyman_documents)

install(FILES "${folder}/tallyman.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${folder}/bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME tallyman)
install(FILES "${folder}/fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" RENAME tallyman.fish)
# Debian's zsh looks in the one folder beneath /usr and in the other beneath /usr/local.
install(CODE "
  set(zsh_folder site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES \"(^|/)usr\$\")
    set(zsh_folder vendor-completions)
  endif()
  file(INSTALL \"${folder}/zsh\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${zsh_folder}\" RENAME _tallyman)")
install(FILES README.md CHANGELOG.md CONTRIBUTING.md packaging/copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs schema DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.md" PATTERN "*.schema.json")
# What the documents point to.
foreach(file LICENSE capi/tallyman.h serve/openapi.json tests/capi/example.c tests/install/CMakeLists.txt tests/install/main.cc
        tests/sample/README.md training/README.md corpus/format.h corpus/formats/feed.cc corpus/formats/reuters_sgml.cc)
  get_filename_component(directory "${file}" DIRECTORY)
  install(FILES "${file}" DESTINATION "${CMAKE_INSTALL_DOCDIR}/${directory}")
endforeach()
