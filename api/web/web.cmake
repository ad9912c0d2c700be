# The inbox: TypeScript, checked and bundled into four files when something of it has changed.
find_program(NPM npm REQUIRED)
set(inbox_folder ${CMAKE_CURRENT_SOURCE_DIR}/web)
file(GLOB_RECURSE inbox_sources CONFIGURE_DEPENDS ${inbox_folder}/src/*)
set(inbox_files app.js app.css index.html icon.svg)
list(TRANSFORM inbox_files PREPEND ${inbox_folder}/dist/)
set(inbox_packages ${inbox_folder}/node_modules/.package-lock.json)
add_custom_command(
    OUTPUT ${inbox_packages}
    COMMAND ${NPM} ci --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${inbox_packages}
    DEPENDS ${inbox_folder}/package.json ${inbox_folder}/package-lock.json
    WORKING_DIRECTORY ${inbox_folder}
    COMMENT "Installing what builds the inbox"
    VERBATIM)
add_custom_command(
    OUTPUT ${inbox_files}
    COMMAND ${NPM} run --silent build
    COMMAND ${CMAKE_COMMAND} -E touch ${inbox_files}
    DEPENDS ${inbox_sources} ${inbox_packages} ${inbox_folder}/build.mjs
            ${inbox_folder}/tsconfig.json
    WORKING_DIRECTORY ${inbox_folder}
    COMMENT "Building the inbox"
    VERBATIM)
add_custom_target(inbox DEPENDS ${inbox_files})
