# Writes OUTPUT: a page called TITLE, of the files PARTS that mlir-tblgen has written.
set(text "# ${TITLE}\n\n")
foreach(part ${PARTS})
  file(READ ${part} content)
  # Links for a site generator mean nothing elsewhere.
  string(REGEX REPLACE "\n\\[TOC\\]\n" "\n" content "${content}")
  # mlir-tblgen says so of methods with a default implementation as well.
  string(REGEX REPLACE
    "(By[ \n]default[^#]*)\n\nNOTE: This method \\*must\\* be implemented by the user\\.\n"
    "\\1\n" content "${content}")
  string(APPEND text "${content}\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
