# A Debian package of all that is installed: `cpack --config build/CPackConfig.cmake`, once all is built.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Tallyman maintainers <maintainers@tallyman.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "numeric claims about foreign trade, out of news articles")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Tallyman reads news articles in many languages, finds every figure about
foreign trade in them, turns each into a record one can compute with, and
says which figures contradict each other, and why.
.
This package holds the program, the library for C and other languages, and
the library for C++, which needs the development packages that are suggested.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Libraries with their versions, as dpkg-shlibdeps finds them, and libtallyman.so.1 for the packages that use it.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
file(CONFIGURE OUTPUT packaging/shlibs CONTENT "libtallyman @abi_version@ tallyman (>= @PROJECT_VERSION@)\n" @ONLY)
file(CONFIGURE OUTPUT packaging/triggers CONTENT "activate-noawait ldconfig\n" @ONLY)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_BINARY_DIR}/packaging/shlibs;${CMAKE_CURRENT_BINARY_DIR}/packaging/triggers")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pkg-config, nlohmann-json3-dev, libre2-dev, libvectorscan-dev, libicu-dev, libcld2-dev, coinor-libclp-dev, libgmp-dev, libtbb-dev, libsqlite3-dev, libpq-dev, libssl-dev, libcpp-httplib-dev, zlib1g-dev, libdeflate-dev, libzstd-dev, liblzma-dev, libbz2-dev, libbrotli-dev, libarchive-dev, libxml2-dev")
string(TIMESTAMP package_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/changelog.in packaging/changelog @ONLY)
execute_process(COMMAND "${GZIP}" -9nf "${CMAKE_CURRENT_BINARY_DIR}/packaging/changelog" COMMAND_ERROR_IS_FATAL ANY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/packaging/changelog.gz" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
include(CPack)
