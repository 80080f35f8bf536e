# Writes OUTPUT: PAGE with its line `[generated]` replaced by the files PARTS.
file(READ ${PAGE} text)
set(generated "")
foreach(part ${PARTS})
  file(READ ${part} content)
  # Links for a site generator mean nothing elsewhere.
  string(REGEX REPLACE "\n\\[TOC\\]\n" "\n" content "${content}")
  # mlir-tblgen says so of methods with a default implementation as well.
  string(REGEX REPLACE
    "(By[ \n]default[^#]*)\n\nNOTE: This method \\*must\\* be implemented by the user\\.\n"
    "\\1\n" content "${content}")
  string(APPEND generated "${content}\n")
endforeach()
string(REPLACE "[generated]\n" "${generated}" text "${text}")
file(WRITE ${OUTPUT} "${text}")
