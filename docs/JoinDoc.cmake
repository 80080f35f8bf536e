# Writes OUTPUT: PAGE with its line `[generated]` replaced by the files PARTS.
file(READ ${PAGE} text)
set(generated "")
foreach(part ${PARTS})
  file(READ ${part} content)
  # Links for a site generator mean nothing elsewhere.
  string(REGEX REPLACE "\n\\[TOC\\]\n" "\n" content "${content}")
  string(APPEND generated "${content}\n")
endforeach()
string(REPLACE "[generated]\n" "${generated}" text "${text}")
file(WRITE ${OUTPUT} "${text}")
